package org.asyncrpc.server;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that does what is due: deadlines, ends of waits, lost handles. It ticks
 * in real time; what is due is decided by clocks that a test can turn.
 */
final class Housekeeping {

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private static final long TICK_MILLIS = 20;

	private final List<Runnable> chores;

	private @Nullable ScheduledExecutorService thread;

	Housekeeping(List<Runnable> chores) {
		this.chores = List.copyOf(chores);
	}

	void start() {
		this.thread = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread created = new Thread(task, "asyncrpc-housekeeping");
			created.setDaemon(true);
			return created;
		});
		this.thread.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	void stop() {
		if (this.thread != null) {
			this.thread.shutdownNow();
		}
	}

	private void tick() {
		for (Runnable chore : this.chores) {
			try {
				chore.run();
			}
			catch (Throwable ex) {
				// An error too: an executor never again runs what has thrown
				logger.warn("Housekeeping failed and will be tried again: " + ex.getClass().getName());
				logger.debug("Housekeeping failed", ex);
			}
		}
	}

}
