package org.asyncrpc.sampleclient;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;

/**
 * Places orders.
 */
@AsyncRpcClient("order")
interface OrderClient {

	AsyncCall<Receipt> place(Order order);

	/**
	 * What somebody wants to have.
	 *
	 * @param sku the article
	 * @param quantity how many of it
	 */
	record Order(String sku, int quantity) {

	}

	/**
	 * What somebody gets.
	 *
	 * @param quantity how many of the article
	 * @param shipsFrom where it comes from
	 */
	record Receipt(int quantity, String shipsFrom) {

	}

}
