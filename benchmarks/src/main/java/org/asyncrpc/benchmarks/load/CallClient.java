package org.asyncrpc.benchmarks.load;

import java.io.Closeable;

import org.jspecify.annotations.Nullable;

/**
 * Makes calls without waiting for them.
 */
interface CallClient extends Closeable {

	/**
	 * Makes a call.
	 * @param callback is told when it has ended
	 */
	void call(Callback callback);

	/** What is told of the end of a call. */
	interface Callback {

		/**
		 * A call has ended.
		 * @param failure why it has failed, or {@code null} if it has not
		 */
		void ended(@Nullable Throwable failure);

	}

}
