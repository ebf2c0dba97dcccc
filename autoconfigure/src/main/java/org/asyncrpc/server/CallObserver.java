package org.asyncrpc.server;

import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Observes the two short moments in the life of a call in which something is done about
 * it: when it is dispatched and when it is ended. Nothing is kept in between.
 */
public interface CallObserver {

	/**
	 * Nobody observes.
	 */
	CallObserver NONE = new NoCallObserver();

	/**
	 * Where in a trace the current thread is.
	 * @return the place, or {@code null} if it is in none
	 */
	@Nullable TraceParent currentTrace();

	/**
	 * The manager's method is about to run, on the current thread.
	 * @param call the call
	 * @return to be closed on this thread when the method has returned
	 */
	Activity dispatching(CallRecord call);

	/**
	 * The call is about to be ended, on the current thread.
	 * @param call the call
	 * @param outcome how it ends
	 * @return to be closed on this thread when the end is made
	 */
	Activity ending(CallRecord call, Outcome outcome);

	/**
	 * Something that is being done about a call.
	 */
	interface Activity extends AutoCloseable {

		/**
		 * It failed.
		 * @param failure what was thrown
		 */
		void failed(Throwable failure);

		/**
		 * It changed nothing, because the call had ended before.
		 */
		void lost();

		@Override
		void close();

	}

}
