package org.asyncrpc.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;

/**
 * A manager whose operations differ in what they take and what they reply.
 */
@AsyncRpcManager("catalog")
class CatalogManager {

	static final Item TEA = new Item("tea", 7);

	static final Item CUP = new Item("cup", 12);

	void all(AsyncCallHandle<List<Item>> call) {
		call.complete(List.of(TEA, CUP));
	}

	void byPrice(AsyncCallHandle<Map<Integer, List<Item>>> call) {
		call.complete(Map.of(7, List.of(TEA), 12, List.of(CUP)));
	}

	void find(AsyncCallHandle<Item> call, String sku) {
		call.complete(sku.equals(TEA.sku()) ? TEA : null);
	}

	void count(AsyncCallHandle<Integer> call, Optional<Integer> above, @Nullable String prefix) {
		call.complete(above.orElse(0) + ((prefix != null) ? prefix.length() : 0));
	}

	void forget(AsyncCallHandle<Void> call) {
		call.complete();
	}

	void sumOf(AsyncCallHandle<Integer> call, List<Item> items) {
		call.complete(items.stream().mapToInt(Item::price).sum());
	}

	void refuse(AsyncCallHandle<Item> call) {
		call.abort(AbortReason.of("SOLD_OUT", "Nothing is left").withStatus(409).with("next", "tomorrow"));
	}

	void fail(AsyncCallHandle<Item> call) {
		throw new IllegalStateException("A secret");
	}

	/**
	 * Something to sell.
	 *
	 * @param sku what
	 * @param price for how much
	 */
	record Item(String sku, int price) {
	}

}
