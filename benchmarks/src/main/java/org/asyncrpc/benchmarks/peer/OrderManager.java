package org.asyncrpc.benchmarks.peer;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * The work as this starter's users write it.
 */
@AsyncRpcManager("order")
class OrderManager {

	private final Warehouse warehouse = new Warehouse();

	private final List<AsyncCallHandle<Receipt>> held = new ArrayList<>();

	void place(AsyncCallHandle<Receipt> call, Order order) {
		this.warehouse.reserve(order, call::complete);
	}

	// Nobody will ever answer
	void hold(AsyncCallHandle<Receipt> call, Order order) {
		synchronized (this.held) {
			this.held.add(call);
		}
	}

}
