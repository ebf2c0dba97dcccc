package org.asyncrpc.store;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.AsyncCallProgress;
import org.jspecify.annotations.Nullable;

/**
 * Tells a store's listener. What is told has happened already, so a listener that throws
 * must not make it look as if it had not, nor keep others from being told.
 */
public final class ListenerCaller {

	private static final Log logger = LogFactory.getLog(ListenerCaller.class);

	private static final Log failures = LogFactory.getLog("org.asyncrpc.failures");

	private volatile @Nullable CallStoreListener listener;

	/**
	 * Begins to tell.
	 * @param listener whom to tell
	 */
	public void start(CallStoreListener listener) {
		this.listener = listener;
	}

	/**
	 * Tells nobody any more.
	 */
	public void stop() {
		this.listener = null;
	}

	/**
	 * A call has ended.
	 * @param call the call as it ended
	 */
	public void ended(StoredCall call) {
		tell((listener) -> listener.ended(call));
	}

	/**
	 * A call has ended over the head of its manager.
	 * @param call the call as it ended
	 */
	public void terminated(StoredCall call) {
		cancelRequested(call.id());
		ended(call);
	}

	/**
	 * The result of a call is no longer wanted.
	 * @param id the id of the call
	 */
	public void cancelRequested(CallId id) {
		tell((listener) -> listener.cancelRequested(id));
	}

	/**
	 * A call has come further.
	 * @param id the id of the call
	 * @param progress its latest progress
	 */
	public void progressed(CallId id, AsyncCallProgress progress) {
		tell((listener) -> listener.progressed(id, progress));
	}

	/**
	 * This node has lost its calls.
	 */
	public void lost() {
		tell(CallStoreListener::lost);
	}

	private void tell(Consumer<CallStoreListener> notification) {
		CallStoreListener listener = this.listener;
		if (listener == null) {
			return;
		}
		try {
			notification.accept(listener);
		}
		catch (RuntimeException | LinkageError | AssertionError ex) {
			logger.error("A listener to the call store failed: " + ex.getClass().getName());
			failures.debug("A listener to the call store failed", ex);
		}
	}

}
