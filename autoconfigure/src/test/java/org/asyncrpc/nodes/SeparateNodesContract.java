package org.asyncrpc.nodes;

import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.nodes.NodeClient.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What clients see of several nodes, and of what can happen to one of them, or to what
 * they share.
 */
abstract class SeparateNodesContract extends SeparateNodes {

	private static final Log logger = LogFactory.getLog(SeparateNodesContract.class);

	private static final Predicate<Answer> LOST = (answer) -> answer.isProblem("SERVER_LOST");

	private static final int WARM_UP = 10;

	private static final int ROUNDS = 50;

	private static final int ACCEPTANCE_ROUNDS = Integer.getInteger("asyncrpc.acceptance.rounds", 1);

	/** Without hints it would be several hundred milliseconds. */
	private static final int ACCEPTANCE_MEDIAN = Integer.getInteger("asyncrpc.acceptance.median", 200);

	@Test
	void aRequestIsAnsweredTheMomentAnotherNodeCompletesItsCall() throws Exception {
		Latencies latencies = new Latencies();
		for (int i = 0; i < WARM_UP + ROUNDS; i++) {
			String name = newName();
			CompletableFuture<Answer> held = first().hold("run", name);
			second().awaitId(name);
			long nanos = completeAndAwait(second(), name, held);
			if (i >= WARM_UP) {
				latencies.add(nanos);
			}
		}
		report("Held where the call was made, completed elsewhere", latencies);
	}

	@Test
	void aRequestForTheReplyIsAnsweredTheMomentAnotherNodeCompletesTheCall() throws Exception {
		Latencies latencies = new Latencies();
		for (int i = 0; i < WARM_UP + ROUNDS; i++) {
			String name = newName();
			CompletableFuture<Answer> held = second().reply(first().accepted("run", name));
			// Nobody can see from outside that a request is held: this one was made later
			second().awaitId(name);
			long nanos = completeAndAwait(first(), name, held);
			if (i >= WARM_UP) {
				latencies.add(nanos);
			}
		}
		report("Held elsewhere, completed where the call was made", latencies);
	}

	// From before the node is asked to complete the call until the client has the answer
	private static long completeAndAwait(NodeClient node, String name, CompletableFuture<Answer> held)
			throws Exception {
		long start = System.nanoTime();
		CompletableFuture<Answer> completed = node.completeFound(name, "done");
		Answer reply = answer(held);
		long nanos = System.nanoTime() - start;
		assertThat(isTrue(answer(completed))).isTrue();
		assertThat(reply.body()).isEqualTo("\"done\"");
		return nanos;
	}

	private void report(String what, Latencies latencies) {
		logger.info("%s, %s: %s".formatted(getClass().getSimpleName(), what, latencies));
		assertThat(latencies.medianMillis()).isLessThanOrEqualTo(ACCEPTANCE_MEDIAN);
	}

	@Test
	void aCancelReachesTheManagerOnTheNodeThatHoldsTheCall() {
		String name = newName();
		String callId = first().accepted("run", name);
		assertThat(second().cancel(callId).body()).contains("\"cancelRequested\":true");
		await().until(() -> first().isCancelled(name));
		assertThat(second().isCancelled(name)).isFalse();
		assertThat(first().status(callId).body()).contains("\"state\":\"OUTSTANDING\"");
	}

	@Test
	void theActuatorOfAnyNodeShowsCallsWithTheNamesOfTheirNodes() {
		String ofFirst = first().accepted("run", newName());
		String ofSecond = second().accepted("run", newName());
		assertThat(second().actuator("?limit=1000").body()).contains(ofFirst, ofSecond);
		assertThat(second().actuator("/" + ofFirst).body()).contains("\"node\":\"node-1\"");
		assertThat(first().actuator("/" + ofSecond).body()).contains("\"node\":\"node-2\"");
	}

	@Test
	void aNodeThatIsKilledLosesItsCalls() throws Exception {
		String kept = newName();
		String lostId = victim().client().accepted("run", newName());
		String keptId = victim().client().accepted("keep", kept);
		CompletableFuture<Answer> lost = second().reply(lostId);
		killVictim();
		assertThat(answer(lost)).matches(LOST);
		CompletableFuture<Answer> reply = second().reply(keptId);
		assertThat(isTrue(answer(first().completeFound(kept, "kept")))).isTrue();
		assertThat(answer(reply).body()).isEqualTo("\"kept\"");
	}

	@Test
	void aFrozenNodeCannotEndWhatItHasLost() throws Exception {
		NodeClient victim = victim().client();
		String lost = newName();
		String kept = newName();
		String keptId = victim.accepted("keep", kept);
		CompletableFuture<Answer> held = victim.hold("run", lost);
		String lostId = first().awaitId(lost);
		victim().freeze();
		CompletableFuture<Answer> late;
		CompletableFuture<Answer> lateKept;
		try {
			awaitState(first(), lostId, "ABORTED");
			// The first that the node does when it goes on
			late = victim.completeOwn(lost, "late");
			lateKept = victim.completeOwn(kept, "late");
		}
		finally {
			victim().thaw();
		}
		assertThat(isTrue(answer(late))).isFalse();
		assertThat(isTrue(answer(lateKept))).isFalse();
		assertThat(answer(held)).matches(LOST);
		assertThat(isTrue(answer(second().completeFound(kept, "kept")))).isTrue();
		assertThat(answer(victim.reply(keptId)).body()).isEqualTo("\"kept\"");
		assertTakesCalls(victim);
	}

	@Test
	void aNodeWithoutItsStoreLosesItsCallsAndComesBack() throws Exception {
		NodeClient victim = victim().client();
		long outstanding = first().outstanding();
		String lost = newName();
		String kept = newName();
		String keptId = victim.accepted("keep", kept);
		CompletableFuture<Answer> held = victim.hold("run", lost);
		String lostId = first().awaitId(lost);
		victim().network().cut();
		try {
			assertThat(answer(victim.submit("run", newName())).status()).isGreaterThanOrEqualTo(500);
			awaitState(first(), lostId, "ABORTED");
			assertThat(isTrue(answer(second().completeFound(kept, "kept")))).isTrue();
		}
		finally {
			victim().network().join();
		}
		assertThat(answer(held)).matches(LOST);
		assertThat(answer(victim.reply(keptId)).body()).isEqualTo("\"kept\"");
		await().atMost(LOSS).until(() -> victim.completeOwn(lost, "late").join().body().equals("false"));
		// What was refused while nobody knew whether the store had got it is not there
		await().atMost(LOSS).until(() -> first().outstanding() == outstanding);
		assertTakesCalls(victim);
	}

	@Test
	void callsOutliveACrashOfTheStore() throws Exception {
		String own = newName();
		String found = newName();
		String ownId = first().accepted("run", own);
		CompletableFuture<Answer> held = second().reply(first().accepted("run", found));
		String ended = newName();
		String endedId = first().accepted("run", ended);
		assertThat(isTrue(answer(second().completeFound(ended, "done")))).isTrue();
		store().kill();
		assertThat(answer(first().submit("run", newName())).status()).isGreaterThanOrEqualTo(500);
		assertThat(answer(first().completeOwn(own, "lost")).status()).isEqualTo(500);
		store().startAgain();
		await().atMost(LOSS).until(() -> first().status(endedId).status() == 200);
		assertThat(answer(first().reply(endedId)).body()).isEqualTo("\"done\"");
		await().atMost(LOSS).until(() -> first().completeOwn(own, "done").join().status() == 200);
		assertThat(answer(second().reply(ownId)).body()).isEqualTo("\"done\"");
		assertThat(isTrue(answer(first().completeFound(found, "done")))).isTrue();
		assertThat(answer(held).body()).isEqualTo("\"done\"");
		assertTakesCalls(first());
		assertTakesCalls(second());
	}

	@Test
	void everyCallIsAccountedForWhenANodeIsKilled() throws Exception {
		for (int round = 1; round <= ACCEPTANCE_ROUNDS; round++) {
			NodeLossAcceptance acceptance = new NodeLossAcceptance(victim().client(), first(), second(),
					this::killVictim);
			NodeLossAcceptance.Account account = acceptance.run(round);
			logger.info("%s, round %d: %s".formatted(getClass().getSimpleName(), round, account));
			assertThat(account.total()).isEqualTo(10_000);
			assertThat(account.lost()).isPositive();
			assertThat(account.byVictim()).isPositive();
		}
	}

	static void assertTakesCalls(NodeClient node) {
		await().atMost(LOSS).until(() -> {
			String name = newName();
			Answer accepted = node.submit("run", name).join();
			if (accepted.status() != 202) {
				return false;
			}
			CompletableFuture<Answer> held = node.reply(accepted.callId());
			return node.completeOwn(name, "again").join().body().equals("true")
					&& answer(held).body().equals("\"again\"");
		});
	}

}
