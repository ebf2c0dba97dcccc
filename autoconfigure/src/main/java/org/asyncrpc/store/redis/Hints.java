package org.asyncrpc.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * A thread that looks at once whether something has happened when another node says so,
 * rather than with the next sweep. However many say so at one moment, it looks once.
 */
final class Hints {

	private static final Log logger = LogFactory.getLog(Hints.class);

	private static final long TERMINATION_SECONDS = 5;

	private final RedisConnectionFactory connections;

	private final Runnable look;

	private final AtomicBoolean due = new AtomicBoolean();

	private @Nullable RedisConnection subscription;

	private volatile @Nullable ExecutorService thread;

	/**
	 * Create a thread that is not started.
	 * @param connections to the server
	 * @param look looks whether something has happened
	 */
	Hints(RedisConnectionFactory connections, Runnable look) {
		this.connections = connections;
		this.look = look;
	}

	/**
	 * Begins to listen.
	 * @param channel where others say so
	 */
	void start(String channel) {
		this.thread = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, "asyncrpc-redis");
			thread.setDaemon(true);
			return thread;
		});
		this.due.set(false);
		this.subscription = this.connections.getConnection();
		this.subscription.subscribe((message, pattern) -> give(), channel.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Makes the thread look.
	 */
	void give() {
		ExecutorService thread = this.thread;
		if (thread != null && this.due.compareAndSet(false, true)) {
			try {
				thread.execute(this::look);
			}
			catch (RejectedExecutionException ex) {
				// Stopped just now
			}
		}
	}

	private void look() {
		this.due.set(false);
		try {
			this.look.run();
		}
		catch (RuntimeException ex) {
			// The next sweep reports what is wrong
			logger.debug("Could not look for what other nodes did", ex);
		}
	}

	void stop() {
		ExecutorService thread = this.thread;
		this.thread = null;
		if (this.subscription != null) {
			this.subscription.close();
		}
		if (thread == null) {
			return;
		}
		thread.shutdown();
		try {
			thread.awaitTermination(TERMINATION_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
