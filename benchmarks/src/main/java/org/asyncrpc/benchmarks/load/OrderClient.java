package org.asyncrpc.benchmarks.load;

import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.benchmarks.peer.Order;
import org.asyncrpc.benchmarks.peer.Receipt;

/**
 * This starter's client of the server.
 */
@AsyncRpcClient("order")
interface OrderClient {

	CompletableFuture<Receipt> place(Order order);

}
