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
final class ListenerCaller {

	private static final Log logger = LogFactory.getLog(ListenerCaller.class);

	private volatile @Nullable CallStoreListener listener;

	void start(CallStoreListener listener) {
		this.listener = listener;
	}

	void stop() {
		this.listener = null;
	}

	void ended(StoredCall call) {
		tell((listener) -> listener.ended(call));
	}

	void terminated(StoredCall call) {
		cancelRequested(call.id());
		ended(call);
	}

	void cancelRequested(CallId id) {
		tell((listener) -> listener.cancelRequested(id));
	}

	void progressed(CallId id, AsyncCallProgress progress) {
		tell((listener) -> listener.progressed(id, progress));
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
			logger.error("A listener to the call store failed", ex);
		}
	}

}
