package org.asyncrpc.benchmarks.peer;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The work that every server does: an order is taken at once and answered later, by
 * another thread.
 */
public final class Warehouse {

	private final AtomicLong receipts = new AtomicLong();

	private final ExecutorService later = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "warehouse");
		thread.setDaemon(true);
		return thread;
	});

	void reserve(Order order, Consumer<Receipt> reserved) {
		this.later.execute(
				() -> reserved.accept(new Receipt(this.receipts.incrementAndGet(), order.sku(), order.quantity())));
	}

}
