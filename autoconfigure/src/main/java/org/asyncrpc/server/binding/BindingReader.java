package org.asyncrpc.server.binding;

/**
 * What takes the outcomes of a binding to its client. Called by any thread; returns at
 * once and throws nothing.
 */
public interface BindingReader {

	/**
	 * There may be outcomes to read.
	 */
	void available();

	/**
	 * The binding has another reader now, or has ended.
	 */
	void superseded();

}
