package org.asyncrpc.server.http;

import java.time.Duration;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class EventsTests {

	private static final String REPLY = "event: reply|id: ended|data: {\"number\":\"R-1\",\"total\":3}";

	private final RpcServer server;

	private String callId;

	private AsyncCallHandle<Receipt> call;

	EventsTests(RpcServer server) {
		this.server = server;
	}

	@BeforeEach
	void makeCall() {
		this.callId = this.server.placeAsync();
		this.call = this.server.orders().take();
	}

	@Test
	void theHeadIsThereBeforeAnythingHasHappened() {
		try (EventStream events = this.server.events(this.callId).stream()) {
			assertThat(events.status()).isEqualTo(200);
			assertThat(events.header("Content-Type")).singleElement().asString().startsWith("text/event-stream");
			assertThat(events.header("Cache-Control")).containsExactly("no-store");
			assertThat(events.header("X-Accel-Buffering")).containsExactly("no");
		}
	}

	@Test
	void progressThenTheReplyThenTheEnd() {
		EventStream events = this.server.events(this.callId).stream();
		this.call.progress(0.25, "packing");
		assertThat(events.next()).isEqualTo("event: progress|data: {\"fraction\":0.25,\"message\":\"packing\"}");
		this.call.progress(1, null);
		assertThat(events.next()).isEqualTo("event: progress|data: {\"fraction\":1.0}");
		this.call.complete(OrderManager.RECEIPT);
		assertThat(events.next()).isEqualTo(REPLY);
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void onlyTheLatestProgressIsShown() {
		this.call.progress(0.1, null);
		this.call.progress(0.2, "a \"quoted\"\nline");
		EventStream events = this.server.events(this.callId).stream();
		assertThat(events.next())
			.isEqualTo("event: progress|data: {\"fraction\":0.2,\"message\":\"a \\\"quoted\\\"\\nline\"}");
		this.call.complete(OrderManager.RECEIPT);
		assertThat(events.next()).isEqualTo(REPLY);
	}

	@Test
	void progressIsInTheCallDocument() {
		this.call.progress(0.1, null);
		this.call.progress(0.5, "half");
		assertThat(this.server.status(this.callId).answer().json().path("progress").toString())
			.isEqualTo("{\"fraction\":0.5,\"message\":\"half\"}");
		this.call.complete(OrderManager.RECEIPT);
		this.call.progress(0.9, "too late");
		assertThat(this.server.status(this.callId).answer().json().path("progress").path("message").asString())
			.isEqualTo("half");
	}

	@Test
	void aProblemEndsTheStream() {
		EventStream events = this.server.events(this.callId).stream();
		this.call.abort("SOLD_OUT", null);
		assertThat(events.next()).startsWith("event: problem|id: ended|data: {").contains("\"code\":\"SOLD_OUT\"");
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void aCancelEndsTheStream() {
		EventStream events = this.server.events(this.callId).stream();
		this.server.cancelAbortively(this.callId).answer();
		assertThat(events.next()).startsWith("event: problem|id: ended|data: {")
			.contains("\"code\":\"CALL_CANCELLED\"")
			.contains("\"callId\":\"" + this.callId + "\"");
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void aReplyThatIsNullIsStillAnEvent() {
		EventStream events = this.server.events(this.callId).stream();
		this.call.complete(null);
		assertThat(events.next()).isEqualTo("event: reply|id: ended|data: null");
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void theEventsOfACallThatHasEndedAreItsLatestProgressAndItsOutcome() {
		this.call.progress(0.5, null);
		this.call.complete(OrderManager.RECEIPT);
		EventStream events = this.server.events(this.callId).stream();
		assertThat(events.next()).startsWith("event: progress");
		assertThat(events.next()).isEqualTo(REPLY);
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void aClientThatComesBackAfterTheEndIsSentAway() {
		this.call.complete(OrderManager.RECEIPT);
		assertThat(this.server.events(this.callId).header("Last-Event-ID", "ended").answer()).hasStatus(204)
			.hasNoBody()
			.isNotStored();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "ENDED", "" })
	void aClientThatComesBackBeforeTheEndGetsIt(String lastEventId) {
		this.call.complete(OrderManager.RECEIPT);
		EventStream events = this.server.events(this.callId).header("Last-Event-ID", lastEventId).stream();
		assertThat(events.next()).isEqualTo(REPLY);
	}

	@Test
	void theOutcomeCanStillBeFetchedAfterIt() {
		EventStream events = this.server.events(this.callId).stream();
		this.call.complete(OrderManager.RECEIPT);
		assertThat(events.next()).isEqualTo(REPLY);
		assertThat(this.server.reply(this.callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000000000000000000000000000", "nonsense" })
	void anUnknownCallHasNoEvents(String unknown) {
		assertThat(this.server.events(unknown).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.events(unknown).header("Last-Event-ID", "ended").answer()).isRefusal(404,
				"UNKNOWN_CALL");
	}

	@Test
	void aStreamIsKeptAliveEveryFifteenSeconds() {
		EventStream events = this.server.events(this.callId).stream();
		for (int i = 0; i < 3; i++) {
			this.server.turnClock(Duration.ofMillis(15_016));
			assertThat(events.next()).isEqualTo(":");
		}
		this.server.turnClock(Duration.ofSeconds(14));
		this.call.complete(OrderManager.RECEIPT);
		assertThat(events.next()).isEqualTo(REPLY);
		assertThat(events.isAtEnd()).isTrue();
	}

	@Test
	void twoReadersSeeTheSame() {
		EventStream one = this.server.events(this.callId).stream();
		EventStream other = this.server.events(this.callId).stream();
		this.call.progress(0.5, null);
		assertThat(one.next()).isEqualTo("event: progress|data: {\"fraction\":0.5}");
		assertThat(other.next()).isEqualTo("event: progress|data: {\"fraction\":0.5}");
		one.close();
		this.call.complete(OrderManager.RECEIPT);
		assertThat(other.next()).isEqualTo(REPLY);
		assertThat(other.isAtEnd()).isTrue();
	}

}
