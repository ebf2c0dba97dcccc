package org.asyncrpc.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallStatus;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server how far a call has come, from time to time, and tells the application.
 */
final class ProgressWatch {

	private static final Log logger = LogFactory.getLog(ProgressWatch.class);

	private static final long INTERVAL_MILLIS = 1000;

	private final RpcClient client;

	private final OutgoingCall call;

	private final List<Consumer<AsyncCallProgress>> listeners = new CopyOnWriteArrayList<>();

	private final AtomicBoolean begun = new AtomicBoolean();

	private @Nullable AsyncCallProgress latest;

	ProgressWatch(RpcClient client, OutgoingCall call) {
		this.client = client;
		this.call = call;
	}

	void add(Consumer<AsyncCallProgress> listener) {
		this.listeners.add(listener);
	}

	void begin() {
		if (this.begun.compareAndSet(false, true)) {
			look();
		}
	}

	private void look() {
		if (!this.call.isEnded()) {
			this.client.inquire(this.call).whenComplete((status, failure) -> {
				tell(status);
				this.client.later(INTERVAL_MILLIS, this::look);
			});
		}
	}

	private void tell(@Nullable AsyncCallStatus status) {
		AsyncCallProgress progress = (status != null) ? status.progress() : null;
		if (progress == null || progress.equals(this.latest)) {
			return;
		}
		this.latest = progress;
		for (Consumer<AsyncCallProgress> listener : this.listeners) {
			try {
				listener.accept(progress);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener of the progress of a call of '%s' failed: %s".formatted(this.call.operation(),
						ex.getClass().getName()));
				logger.debug("A listener of the progress of a call failed", ex);
			}
		}
	}

}
