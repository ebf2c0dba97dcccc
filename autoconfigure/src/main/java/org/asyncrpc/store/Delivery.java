package org.asyncrpc.store;

/**
 * How an outcome reached its client.
 */
public enum Delivery {

	/** As the answer to the original request. */
	ANSWERED,

	/** As the answer to a later request for the reply. */
	FETCHED

}
