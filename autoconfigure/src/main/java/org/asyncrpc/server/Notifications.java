package org.asyncrpc.server;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.AsyncCallInfo;

/**
 * Runs the application's listeners on the notification executor, each one apart, so that
 * what one of them does harms no call.
 */
final class Notifications {

	private static final Log logger = LogFactory.getLog(Notifications.class);

	private final Executor executor;

	private final CallMetrics metrics;

	Notifications(Executor executor, CallMetrics metrics) {
		this.executor = executor;
		this.metrics = metrics;
	}

	void run(Consumer<AsyncCallInfo> listener, AsyncCallInfo info) {
		try {
			this.executor.execute(() -> call(listener, info));
		}
		catch (RejectedExecutionException ex) {
			this.metrics.notified(info.operation(), CallMetrics.Notification.REFUSED);
			logger.warn("The notification executor refused a listener of a call of '%s'".formatted(info.operation()));
		}
	}

	private void call(Consumer<AsyncCallInfo> listener, AsyncCallInfo info) {
		try {
			listener.accept(info);
			this.metrics.notified(info.operation(), CallMetrics.Notification.RUN);
		}
		catch (Throwable ex) {
			this.metrics.notified(info.operation(), CallMetrics.Notification.FAILED);
			Failures.log("A listener of a call of '%s' failed".formatted(info.operation()), ex);
		}
	}

}
