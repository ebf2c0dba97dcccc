package org.asyncrpc.timer;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does what is due. It ticks in real time; what is due is decided by clocks
 * that a test can turn.
 */
public final class Housekeeping {

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private static final long TICK_MILLIS = 20;

	private static final long TERMINATION_SECONDS = 5;

	private final String threadName;

	private final List<Runnable> chores;

	private @Nullable ScheduledExecutorService thread;

	/**
	 * Create a thread that is not started.
	 * @param threadName the name of the thread
	 * @param chores what to do every few milliseconds; what blocks delays the others
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
		if (this.thread == null) {
			return;
		}
		// No interrupt, which files and connections of a store may not survive
		this.thread.shutdown();
		try {
			this.thread.awaitTermination(TERMINATION_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
