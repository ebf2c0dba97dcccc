package org.asyncrpc.client;

import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.AsyncRpcOperation;
import org.jspecify.annotations.Nullable;

/**
 * What {@link org.asyncrpc.testing.LedgerManager} can do, called by the client that calls
 * orders too.
 */
@AsyncRpcClient(name = "order", manager = "ledger")
interface LedgerClient {

	CompletableFuture<Integer> enter(int number);

	int number(int number);

	AsyncCall<Integer> keep(int number);

	CompletableFuture<String> text(int length);

	CompletableFuture<Void> nothing();

	AsyncCall<Void> refuse(@Nullable String detail);

	AsyncCall<Void> forget();

	/**
	 * The same, for whoever has time.
	 */
	@AsyncRpcClient(name = "order", manager = "ledger")
	interface Patient {

		@AsyncRpcOperation(timeout = "20d")
		AsyncCall<Integer> keep(int number);

	}

	/**
	 * The same, for whoever is in a hurry.
	 */
	@AsyncRpcClient(name = "order", manager = "ledger")
	interface Brief {

		@AsyncRpcOperation(timeout = "2s")
		AsyncCall<Integer> keep(int number);

	}

}
