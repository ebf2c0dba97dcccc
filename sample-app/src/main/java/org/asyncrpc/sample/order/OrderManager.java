package org.asyncrpc.sample.order;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * Takes orders, and has the warehouse answer them.
 */
@AsyncRpcManager("order")
class OrderManager {

	private final Warehouse warehouse;

	OrderManager(Warehouse warehouse) {
		this.warehouse = warehouse;
	}

	void place(AsyncCallHandle<Receipt> call, Order order) {
		this.warehouse.reserve(order, (receipt) -> call.complete(receipt),
				(reason) -> call.abort("OUT_OF_STOCK", reason));
	}

}
