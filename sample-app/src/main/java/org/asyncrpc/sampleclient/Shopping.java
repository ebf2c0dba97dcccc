package org.asyncrpc.sampleclient;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.sampleclient.OrderClient.Order;

import org.springframework.stereotype.Component;

/**
 * Orders several things at the same time.
 */
@Component
class Shopping {

	private static final Log logger = LogFactory.getLog(Shopping.class);

	private final OrderClient orders;

	Shopping(OrderClient orders) {
		this.orders = orders;
	}

	// No thread waits until the last line
	void run() {
		List<CompletableFuture<Void>> bought = List.of(buy("tea", 2), buy("cup", 5))
			.stream()
			.map((purchase) -> purchase.thenAccept(logger::info))
			.toList();
		bought.forEach(CompletableFuture::join);
	}

	CompletableFuture<String> buy(String sku, int quantity) {
		return this.orders.place(new Order(sku, quantity))
			.future()
			.thenApply((receipt) -> "%d %s from %s".formatted(receipt.quantity(), sku, receipt.shipsFrom()))
			.exceptionally((failure) -> "no %s: %s".formatted(sku, code(failure)));
	}

	private static String code(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		return (cause instanceof AsyncCallAbortedException aborted) ? aborted.code() : "nobody knows why";
	}

}
