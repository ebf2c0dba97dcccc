package org.asyncrpc.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.client.CatalogManager.Item;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CatalogManager} can do, and some things that it cannot.
 */
@AsyncRpcClient("catalog")
interface CatalogClient extends Finder<Item> {

	AsyncCall<List<Item>> all();

	CompletableFuture<Map<Integer, List<Item>>> byPrice();

	int count(Optional<Integer> above, @Nullable String prefix);

	void forget();

	CompletionStage<Integer> sumOf(List<Item> items);

	AsyncCall<Item> refuse();

	AsyncCall<Item> fail();

	AsyncCall<Item> undefined();

	default int pricesOf(Item first, Item second) {
		return sumOf(List.of(first, second)).toCompletableFuture().join();
	}

	/**
	 * The same, but other types.
	 */
	@AsyncRpcClient("catalog")
	interface Mistaken {

		AsyncCall<Integer> all();

		AsyncCall<Item> find(int sku);

		AsyncCall<Integer> sumOf(List<Object> items);

	}

}
