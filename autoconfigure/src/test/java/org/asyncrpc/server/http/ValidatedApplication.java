package org.asyncrpc.server.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;

/**
 * A manager and a service that are validated by their proxies.
 */
final class ValidatedApplication {

	private ValidatedApplication() {
	}

	@Validated
	@AsyncRpcManager("stock")
	static class StockManager {

		private final Warehouse warehouse;

		private int dispatched;

		StockManager(Warehouse warehouse) {
			this.warehouse = warehouse;
		}

		void reserve(AsyncCallHandle<Integer> call, @Valid Item item, @Max(9) int count) {
			this.dispatched++;
			call.complete(this.warehouse.reserve(item.sku(), count));
		}

		int dispatched() {
			return this.dispatched;
		}

	}

	@Service
	@Validated
	static class Warehouse {

		@Max(7)
		int reserve(@NotBlank String sku, @Min(value = 1, message = "internal secret") int count) {
			return count;
		}

	}

	/**
	 * An argument.
	 *
	 * @param sku what
	 */
	record Item(@NotBlank String sku) {
	}

}
