package org.asyncrpc.sampleclient;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.sampleclient.ExpenseClient.Approval;
import org.asyncrpc.sampleclient.ExpenseClient.Expense;

import static org.awaitility.Awaitility.await;

/**
 * Submits an expense every few milliseconds, whatever happens to the server.
 */
final class Submissions implements AutoCloseable {

	private static final long INTERVAL_MILLIS = 20;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final Map<String, CompletableFuture<Approval>> replies = new ConcurrentHashMap<>();

	private final ExpenseClient client;

	private volatile int limit;

	Submissions(ExpenseClient client) {
		this.client = client;
		this.thread.scheduleAtFixedRate(this::submit, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void submit() {
		if (this.replies.size() < this.limit) {
			String number = "E-" + this.replies.size();
			this.replies.put(number, this.client.submit(new Expense(number, BigDecimal.TEN, "Tea")));
		}
	}

	/**
	 * Lets more expenses be submitted.
	 * @param count how many more
	 */
	void goOn(int count) {
		this.limit += count;
	}

	/**
	 * Waits until all those are submitted, though not answered.
	 */
	void awaitMade() {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.replies.size() == this.limit);
	}

	Map<String, CompletableFuture<Approval>> replies() {
		return this.replies;
	}

	long outstanding() {
		return this.replies.values().stream().filter((reply) -> !reply.isDone()).count();
	}

	@Override
	public void close() {
		this.thread.shutdown();
	}

}
