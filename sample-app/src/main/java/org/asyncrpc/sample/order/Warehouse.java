package org.asyncrpc.sample.order;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stands for a slow partner: takes a request at once, and calls back when it has an
 * answer.
 */
@Component
class Warehouse {

	private final ConcurrentMap<String, Integer> stock = new ConcurrentHashMap<>(Map.of("tea", 1000, "cup", 3));

	private final Executor later;

	Warehouse(@Value("${sample.warehouse.delay:2s}") Duration delay) {
		this.later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	void reserve(Order order, Consumer<Receipt> reserved, Consumer<String> outOfStock) {
		this.later.execute(() -> {
			if (take(order.sku(), order.quantity())) {
				reserved.accept(new Receipt(order.sku(), order.quantity(), "Hamburg"));
			}
			else {
				outOfStock.accept("There is not enough '%s' left".formatted(order.sku()));
			}
		});
	}

	private boolean take(String sku, int quantity) {
		int left = this.stock.getOrDefault(sku, 0);
		return left >= quantity && (this.stock.replace(sku, left, left - quantity) || take(sku, quantity));
	}

}
