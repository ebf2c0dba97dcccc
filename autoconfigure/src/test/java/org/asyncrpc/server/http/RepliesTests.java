package org.asyncrpc.server.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The stream of a binding.
 */
@RpcServerTest({ LedgerManager.class, OrderManager.class })
class RepliesTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final TestBinding binding;

	RepliesTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.ledger.reset((number) -> {
		});
	}

	@Test
	void theHeadIsThereBeforeAnythingHasHappened() {
		try (EventStream replies = this.binding.replies().stream()) {
			assertThat(replies.status()).isEqualTo(200);
			assertThat(replies.header("Content-Type")).singleElement().asString().startsWith("text/event-stream");
			assertThat(replies.header("Cache-Control")).containsExactly("no-store");
			assertThat(replies.header("X-Accel-Buffering")).containsExactly("no");
		}
	}

	@Test
	void eachOutcomeIsAnEvent() {
		try (EventStream replies = this.binding.replies().stream()) {
			RpcAnswer answer = this.binding
				.batch(TestBinding.element("enter", 7), TestBinding.element(8, "ledger/nothing", "{}"),
						TestBinding.element(9, "ledger/refuse", "{\"detail\":\"no\\nway\"}"))
				.answer();
			List<String> ids = answer.json().valueStream().map((call) -> call.path("callId").stringValue()).toList();
			assertThat(replies.next())
				.isEqualTo("event: reply|id: 1|data: {\"n\":7,\"callId\":\"%s\",\"status\":200,\"reply\":7}"
					.formatted(ids.get(0)));
			assertThat(replies.next())
				.isEqualTo("event: reply|id: 2|data: {\"n\":8,\"callId\":\"%s\",\"status\":204}".formatted(ids.get(1)));
			assertThat(replies.next())
				.startsWith("event: problem|id: 3|data: {\"n\":9,\"callId\":\"%s\",\"status\":422,\"problem\":{"
					.formatted(ids.get(2)))
				.contains("\"code\":\"REFUSED\"")
				.contains("\"detail\":\"no\\nway\"");
		}
	}

	@Test
	void aCallWithoutANumberIsToldApartByItsId() {
		try (EventStream replies = this.binding.replies().stream()) {
			RpcAnswer answer = this.binding.batch("{\"operation\":\"ledger/nothing\"}").answer();
			assertThat(replies.next()).isEqualTo("event: reply|id: 1|data: {\"callId\":\"%s\",\"status\":204}"
				.formatted(answer.json().path(0).path("callId").stringValue()));
		}
	}

	@Test
	void severalOutcomesTravelInOneEvent() {
		this.binding
			.batch(TestBinding.element("enter", 1), TestBinding.element("enter", 2),
					TestBinding.element(3, "ledger/refuse", "{}"))
			.answer();
		try (EventStream replies = this.binding.batchedReplies().stream()) {
			assertThat(replies.next()).startsWith("event: replies|id: 3|data: [{\"n\":1,")
				.containsSubsequence("\"reply\":1},{\"n\":2,", "\"reply\":2},{\"n\":3,", "\"status\":422,\"problem\":{",
						"}}]");
			this.binding.batch(TestBinding.element("enter", 4)).answer();
			assertThat(replies.next()).matches(
					"event: replies\\|id: 4\\|data: \\[\\{\"n\":4,\"callId\":\"[0-9a-f]{32}\",\"status\":200,\"reply\":4}]");
		}
	}

	@Test
	void aReplyCanOvertakeTheAnswer() {
		CountDownLatch gate = new CountDownLatch(1);
		this.ledger.reset((number) -> {
			if (number == 2) {
				gate.await(10, TimeUnit.SECONDS);
			}
		});
		try (EventStream replies = this.binding.replies().stream()) {
			PendingAnswer pending = this.binding.batch(TestBinding.element("enter", 1), TestBinding.element("enter", 2))
				.start();
			assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
			assertThat(pending.isAnswered()).isFalse();
			gate.countDown();
			assertThat(pending.answer()).hasStatus(200);
			assertThat(replies.next()).startsWith("event: reply|id: 2|data: {\"n\":2,");
		}
	}

	@Test
	void callsAreDispatchedInTheirOrderAcrossRequests() {
		for (int i = 0; i < 20; i++) {
			int first = 10 * i;
			this.binding
				.batch(IntStream.range(first, first + 10)
					.mapToObj((number) -> TestBinding.element("enter", number))
					.toArray(String[]::new))
				.answer();
		}
		assertThat(this.ledger.entries()).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
	}

	@Test
	void aRequestWaitsForTheCallsOfTheOneBefore() {
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		this.ledger.reset((number) -> {
			if (number == 1) {
				entered.countDown();
				gate.await(10, TimeUnit.SECONDS);
			}
		});
		PendingAnswer first = this.binding.batch(TestBinding.element("enter", 1)).start();
		await().until(() -> entered.getCount() == 0);
		PendingAnswer second = this.binding.batch(TestBinding.element("enter", 2)).start();
		assertThat(TestBinding.on(this.server).batch(TestBinding.element("enter", 3)).answer()).hasStatus(200);
		assertThat(second.isAnswered()).isFalse();
		assertThat(this.ledger.entries()).containsExactly(3);
		gate.countDown();
		assertThat(first.answer()).hasStatus(200);
		assertThat(second.answer()).hasStatus(200);
		assertThat(this.ledger.entries()).containsExactly(3, 1, 2);
	}

	@Test
	void aStreamThatWasLostIsResumed() {
		EventStream lost = this.binding.replies().stream();
		this.binding.batch(TestBinding.element("enter", 1), TestBinding.element("enter", 2)).answer();
		assertThat(lost.next()).startsWith("event: reply|id: 1|");
		lost.close();
		this.binding.batch(TestBinding.element("enter", 3)).answer();
		try (EventStream resumed = this.binding.replies().header("Last-Event-ID", "1").stream()) {
			assertThat(resumed.next()).startsWith("event: reply|id: 2|data: {\"n\":2,");
			assertThat(resumed.next()).startsWith("event: reply|id: 3|data: {\"n\":3,");
		}
	}

	@Test
	void whatWasNotAcknowledgedIsSentAgain() {
		EventStream lost = this.binding.replies().stream();
		this.binding.batch(TestBinding.element("enter", 1)).answer();
		String event = lost.next();
		lost.close();
		try (EventStream again = this.binding.replies().stream()) {
			assertThat(again.next()).isEqualTo(event);
		}
	}

	@Test
	void acknowledgedOutcomesAreDropped() {
		EventStream replies = this.binding.replies().stream();
		String id = this.binding.batch(TestBinding.element("enter", 1), TestBinding.element("enter", 2))
			.answer()
			.json()
			.path(0)
			.path("callId")
			.stringValue();
		replies.next();
		replies.next();
		assertThat(this.server.callCount()).isEqualTo(2);
		assertThat(this.server.reply(id).answer()).isReply("1");
		assertThat(this.binding.batch().header("Last-Event-ID", "1").answer()).hasStatus(200).hasJson("[]");
		assertThat(this.server.callCount()).isOne();
		assertThat(this.server.status(id).answer()).isRefusal(404, "UNKNOWN_CALL");
		replies.close();
		this.binding.replies().header("Last-Event-ID", "2").stream().close();
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void anOutcomeThatNobodyHasAcknowledgedIsKeptForAsLongAsAnyOther() {
		try (EventStream replies = this.binding.replies().stream()) {
			this.binding.batch(TestBinding.element("enter", 1)).answer();
			replies.next();
			this.server.turnClock(Duration.ofMinutes(9));
			this.server.sweep();
			assertThat(this.server.callCount()).isOne();
			this.server.turnClock(Duration.ofSeconds(62));
			this.server.sweep();
			assertThat(this.server.callCount()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "9223372036854775807" })
	void anEventThatTheBindingNeverHadMeansAnotherBinding(String event) {
		try (EventStream replies = this.binding.replies().stream()) {
			this.binding.batch(TestBinding.element("enter", 1)).answer();
			replies.next();
			assertThat(this.binding.replies().header("Last-Event-ID", event).answer()).isRefusal(404,
					"UNKNOWN_BINDING");
			assertThat(this.binding.batch(TestBinding.element("enter", 2)).header("Last-Event-ID", event).answer())
				.isRefusal(404, "UNKNOWN_BINDING");
			assertThat(this.ledger.entries()).containsExactly(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "-", "1.0", "99999999999999999999" })
	void anEventIdThatIsNoNumberIsRefused(String event) {
		assertThat(this.binding.replies().header("Last-Event-ID", event).answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.binding.batch().header("Last-Event-ID", event).answer()).isRefusal(400, "INVALID_ARGUMENTS");
	}

	@Test
	void theIdInThePathMustBeAUuid() {
		assertThat(this.server.get("/rpc/bindings/x/replies").answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.get("/rpc/bindings/" + this.binding.id()).answer()).isRefusal(404, "UNKNOWN_OPERATION");
	}

	@Test
	void aSecondStreamTakesOver() {
		EventStream first = this.binding.replies().stream();
		try (EventStream second = this.binding.replies().stream()) {
			assertThat(first.isAtEnd()).isTrue();
			this.binding.batch(TestBinding.element("enter", 1)).answer();
			assertThat(second.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
		}
	}

	@Test
	void aStreamIsKeptAliveEveryFifteenSeconds() {
		try (EventStream replies = this.binding.replies().stream()) {
			for (int i = 0; i < 3; i++) {
				this.server.turnClock(Duration.ofMillis(15_016));
				assertThat(replies.next()).isEqualTo(":");
			}
		}
	}

	@Test
	void bindingsDoNotSeeEachOther() {
		TestBinding other = TestBinding.on(this.server);
		try (EventStream replies = this.binding.replies().stream(); EventStream others = other.replies().stream()) {
			other.batch(TestBinding.element("enter", 2)).answer();
			this.binding.batch(TestBinding.element("enter", 1)).answer();
			assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
			assertThat(others.next()).startsWith("event: reply|id: 1|data: {\"n\":2,");
		}
	}

	@Test
	void anOutcomeTravelsOnTheStreamWhoeverEndsTheCall() {
		try (EventStream replies = this.binding.replies().stream()) {
			String id = this.binding.batch(TestBinding.element("keep", 1), TestBinding.element("keep", 2))
				.answer()
				.json()
				.path(1)
				.path("callId")
				.stringValue();
			AsyncCallHandle<Integer> first = this.ledger.take();
			this.server.cancelAbortively(id).answer();
			assertThat(replies.next()).startsWith("event: problem|id: 1|data: {\"n\":2,").contains("CALL_CANCELLED");
			first.complete(10);
			assertThat(replies.next()).startsWith("event: reply|id: 2|data: {\"n\":1,").endsWith("\"reply\":10}");
		}
	}

	@Test
	void aSingleCallOnABindingIsAnsweredAtOnceAndItsOutcomeTravelsOnTheStream() {
		try (EventStream replies = this.binding.replies().stream()) {
			RpcAnswer answer = this.server.placeOrder().header("Call-Binding", this.binding.id()).answer();
			assertThat(answer).isAccepted().hasHeader("Location", "/rpc/calls/" + answer.callId() + "/reply");
			this.server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(replies.next()).isEqualTo(
					"event: reply|id: 1|data: {\"callId\":\"%s\",\"status\":200,\"reply\":{\"number\":\"R-1\",\"total\":3}}"
						.formatted(answer.callId()));
		}
	}

	@Test
	void theAnswerToASingleCallHasNoOutcomeEvenIfThereIsOne() {
		try (EventStream replies = this.binding.replies().stream()) {
			this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
			RpcAnswer answer = this.server.placeOrder()
				.header("Call-Binding", this.binding.id())
				.prefer("respond-async, wait=5")
				.answer();
			assertThat(answer).isAccepted().hasHeader("Preference-Applied", "respond-async");
			assertThat(answer.json().has("reply")).isFalse();
			assertThat(replies.next()).contains(answer.callId());
		}
	}

	@Test
	void aLargeReplyArrivesInFull() {
		try (EventStream replies = this.binding.batchedReplies().stream()) {
			this.binding
				.batch(TestBinding.element(1, "ledger/text", "{\"length\":3000000}"), TestBinding.element("enter", 2))
				.answer();
			assertThat(replies.next()).startsWith("event: replies|id: ")
				.contains("\"reply\":\"" + "x".repeat(3_000_000) + "\"}");
		}
	}

}
