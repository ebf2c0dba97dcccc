package org.asyncrpc.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What a method of a client's interface calls, and how.
 *
 * @param name the operation, as {@code manager/method}
 * @param arguments writes the arguments
 * @param reply reads the reply
 * @param returns what the method returns
 * @param timeout how long its calls may stay outstanding, or {@code null} if the client
 * says so
 * @param <R> the type of the reply
 */
record ClientOperation<R>(String name, ArgumentWriter arguments, ReplyReader<R> reply, Returns returns,
		@Nullable Duration timeout) {

	/**
	 * What a method returns while its call is outstanding.
	 */
	enum Returns {

		/** The handle on the call. */
		CALL,

		/** The reply to come. */
		FUTURE,

		/** The reply, after a wait. */
		REPLY

	}

}
