package org.asyncrpc.timer;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * One thread that does what is due: deadlines, ends of waits, lost handles. It ticks in
 * real time; what is due is decided by clocks that a test can turn.
 */
public final class Housekeeping {

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private static final long TICK_MILLIS = 20;

	private final String threadName;

	private final List<Runnable> chores;

	private @Nullable ScheduledExecutorService thread;

	/**
	 * Create a thread that is not started.
	 * @param threadName the name of the thread
	 * @param chores what to do every few milliseconds; must not block
	 */
	public Housekeeping(String threadName, List<Runnable> chores) {
		this.threadName = threadName;
		this.chores = List.copyOf(chores);
	}

	/**
	 * Starts the thread.
	 */
	public void start() {
		this.thread = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread created = new Thread(task, this.threadName);
			created.setDaemon(true);
			return created;
		});
		this.thread.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Stops the thread. It can be started again.
	 */
	public void stop() {
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
