package org.asyncrpc.nodes;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.nodes.NodeClient.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes that live, and one that tests do harm to.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SeparateNodes {

	/** Longer than this machine may be too busy to run a node. */
	static final Duration LEASE = Duration.ofSeconds(4);

	/** How long it may take until somebody has noticed that a node is lost. */
	static final Duration LOSS = LEASE.multipliedBy(5);

	private static final AtomicInteger NAMES = new AtomicInteger();

	private StoreServer store;

	private Node first;

	private Node second;

	private @Nullable Node victim;

	abstract StoreServer startStore();

	@BeforeAll
	void startNodes() throws IOException {
		this.store = startStore();
		this.first = Node.start("node-1", this.store, LEASE);
		this.second = Node.start("node-2", this.store, LEASE);
	}

	@AfterAll
	void stopNodes() throws Exception {
		for (Node node : new Node[] { this.first, this.second, this.victim }) {
			if (node != null) {
				node.close();
			}
		}
		if (this.store != null) {
			this.store.close();
		}
	}

	StoreServer store() {
		return this.store;
	}

	NodeClient first() {
		return this.first.client();
	}

	NodeClient second() {
		return this.second.client();
	}

	/**
	 * The node that tests do harm to.
	 * @return a node that runs
	 * @throws IOException if it cannot be started
	 */
	Node victim() throws IOException {
		if (this.victim == null) {
			this.victim = Node.start("node-3", this.store, LEASE);
		}
		return this.victim;
	}

	/**
	 * Kills the node that tests do harm to.
	 * @throws Exception if that fails
	 */
	void killVictim() throws Exception {
		victim().close();
		this.victim = null;
	}

	static String newName() {
		return "task-" + NAMES.incrementAndGet();
	}

	static void awaitState(NodeClient node, String callId, String state) {
		await().atMost(LOSS)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> node.status(callId).body().contains("\"state\":\"" + state + "\""));
	}

	static boolean isTrue(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return Boolean.parseBoolean(answer.body());
	}

	static Answer answer(CompletableFuture<Answer> answer) throws InterruptedException, ExecutionException {
		try {
			return answer.get(60, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new AssertionError("No answer", ex);
		}
	}

}
