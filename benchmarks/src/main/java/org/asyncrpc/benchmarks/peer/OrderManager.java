package org.asyncrpc.benchmarks.peer;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * The work as this starter's users write it.
 */
@AsyncRpcManager("order")
class OrderManager {

	private final Warehouse warehouse = new Warehouse();

	void place(AsyncCallHandle<Receipt> call, Order order) {
		this.warehouse.reserve(order, call::complete);
	}

}
