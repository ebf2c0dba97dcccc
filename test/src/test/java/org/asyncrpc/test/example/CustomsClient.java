package org.asyncrpc.test.example;

import org.asyncrpc.AsyncRpcClient;

/**
 * Calls somebody else. The application does not say where.
 */
@AsyncRpcClient("customs")
interface CustomsClient {

	String clear();

}
