package org.asyncrpc.security;

import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonGetter;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * A manager whose exceptions are full of what its callers have said.
 */
@AsyncRpcManager("leaky")
class LeakyManager {

	/** Stands in the text of every exception. */
	static final String EXCEPTION = "exception-7d1f";

	/** Stands in every reply. */
	static final String REPLY = "reply-4be2";

	void reply(AsyncCallHandle<String> call, String secret) {
		call.progress(0.5, REPLY);
		call.complete(REPLY);
	}

	void fail(AsyncCallHandle<String> call, String secret) {
		throw new IllegalStateException(EXCEPTION + secret, new IllegalArgumentException(EXCEPTION));
	}

	void executed(AsyncCallHandle<String> call, String secret) {
		fail(call, secret);
	}

	void stage(AsyncCallHandle<String> call, String secret) {
		call.completeFrom(CompletableFuture.failedFuture(new IllegalStateException(EXCEPTION + secret)));
	}

	void listen(AsyncCallHandle<String> call, String secret) {
		call.onEnd((info) -> {
			throw new IllegalStateException(EXCEPTION + secret);
		});
		call.complete(REPLY);
	}

	void write(AsyncCallHandle<Unwritable> call, String secret) {
		call.complete(new Unwritable(secret));
	}

	void read(AsyncCallHandle<String> call, Picky picky) {
		call.complete(REPLY);
	}

	/**
	 * What cannot be written.
	 *
	 * @param secret what it should have been
	 */
	record Unwritable(String secret) {

		@JsonGetter
		String text() {
			throw new IllegalStateException(EXCEPTION + this.secret);
		}

	}

	/**
	 * What cannot be read.
	 *
	 * @param secret what it is made of
	 */
	record Picky(String secret) {

		Picky {
			throw new IllegalStateException(EXCEPTION + secret);
		}

	}

}
