package org.asyncrpc.client;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.timer.Housekeeping;
import org.asyncrpc.timer.WaitTimer;

/**
 * The threads of all clients of an application: a few, however many calls are
 * outstanding, because none of them ever waits for anything.
 */
final class ClientRuntime {

	private static final int THREADS = 4;

	private static final long IDLE_SECONDS = 30;

	private final Clock clock;

	private final WaitTimer timer;

	private final Housekeeping housekeeping;

	private final ThreadPoolExecutor executor;

	private final AtomicBoolean started = new AtomicBoolean();

	ClientRuntime(Clock clock) {
		this.clock = clock;
		this.timer = new WaitTimer(clock);
		this.housekeeping = new Housekeeping("asyncrpc-client-timer", List.of(this.timer::sweep));
		// What is queued here are steps of requests, and the number of these is limited
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads());
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static ThreadFactory threads() {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, "asyncrpc-client-" + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

	void start() {
		if (this.started.compareAndSet(false, true)) {
			this.housekeeping.start();
		}
	}

	void stop() {
		this.housekeeping.stop();
		this.executor.shutdown();
	}

	long now() {
		return this.clock.millis();
	}

	WaitTimer timer() {
		return this.timer;
	}

	Executor executor() {
		return this.executor;
	}

}
