package org.asyncrpc.client;

import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.testing.OrderManager.Order;
import org.asyncrpc.testing.OrderManager.Receipt;

/**
 * What {@link org.asyncrpc.testing.OrderManager} can do.
 */
@AsyncRpcClient("order")
interface OrderClient {

	/** What tests order. */
	Order ORDER = new Order("pen", 3);

	AsyncCall<Receipt> place(Order order, boolean express);

	void audit();

	/**
	 * The same, as a future.
	 */
	@AsyncRpcClient("order")
	interface Futures {

		CompletableFuture<Receipt> place(Order order, boolean express);

		CompletableFuture<Void> audit();

	}

	/**
	 * The same, as local as it gets.
	 */
	@AsyncRpcClient("order")
	interface Blocking {

		Receipt place(Order order, boolean express);

	}

	/**
	 * All of them.
	 */
	@ImportAsyncRpcClients({ OrderClient.class, Futures.class, Blocking.class, CatalogClient.class,
			CatalogClient.Mistaken.class, LedgerClient.class, LedgerClient.Brief.class, LedgerClient.Patient.class })
	class Clients {

	}

}
