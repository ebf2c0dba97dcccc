package org.asyncrpc.test.example;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.test.AsyncRpcClientTest;
import org.asyncrpc.test.Fault;
import org.asyncrpc.test.ScriptedCall;
import org.asyncrpc.test.ScriptedServer;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@AsyncRpcClientTest(properties = { "asyncrpc.client.parcel.base-path=/elsewhere/rpc",
		"asyncrpc.client.parcel.retry-delay=10ms", "asyncrpc.client.parcel.retry-timeout=2h" })
class ParcelClientTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Parcel PARCEL = new Parcel("P-1", 500);

	private static final Shipment SHIPMENT = new Shipment("P-1", "Otter");

	@Autowired
	private ParcelClient client;

	@Autowired
	private ScriptedServer server;

	@Autowired
	private TestClock clock;

	@Test
	void callIsCompletedByHand() throws Exception {
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		assertThat(received.argument("parcel", Parcel.class)).isEqualTo(PARCEL);
		// What is left of it when the request is sent
		assertThat(received.timeout()).isBetween(Duration.ofMinutes(119), Duration.ofMinutes(120));
		assertThat(received.state()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(received.complete(SHIPMENT)).isTrue();
		assertThat(call.await(PATIENCE)).isEqualTo(SHIPMENT);
		assertThat(call.callId()).isEqualTo(received.callId());
	}

	@Test
	void repliesCanBeGenericOrMissing() {
		CompletableFuture<List<Shipment>> list = this.client.list();
		this.server.take("parcel/list").complete(List.of(SHIPMENT));
		assertThat(list).succeedsWithin(PATIENCE).isEqualTo(List.of(SHIPMENT));
		CompletableFuture<Void> forgotten = CompletableFuture.runAsync(this.client::forget);
		assertThat(this.server.take("parcel/forget").complete()).isTrue();
		assertThat(forgotten).succeedsWithin(PATIENCE);
	}

	@Test
	void abortHasAllThatTheTestSays() {
		AsyncCall<Shipment> call = this.client.inspect("P-1");
		AbortReason reason = new AbortReason("TOO_HEAVY", 409, "Send two", Map.of("limit", 30_000));
		this.server.take("parcel/inspect").abort(reason);
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(PATIENCE))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	@Test
	void replyIsLate() throws Exception {
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		received.accept();
		assertThat(call.accepted()).succeedsWithin(PATIENCE).isEqualTo(received.callId());
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		received.complete(SHIPMENT);
		assertThat(call.await(PATIENCE)).isEqualTo(SHIPMENT);
	}

	@Test
	void replyIsTooLate() {
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		this.clock.advance(Duration.ofMinutes(119));
		assertThat(received.state()).isEqualTo(AsyncCallState.OUTSTANDING);
		assertThat(call.status()).isEqualTo(AsyncCallState.OUTSTANDING);
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(received.complete(SHIPMENT)).isFalse();
		assertThat(received.isCancelRequested()).isTrue();
		assertThatExceptionOfType(AsyncCallAbortedException.class).isThrownBy(() -> call.await(PATIENCE))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("DEADLINE_EXCEEDED"));
	}

	@Test
	void secondReplyChangesNothing() throws Exception {
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		assertThat(received.complete(SHIPMENT)).isTrue();
		assertThat(received.complete(new Shipment("P-1", "Heron"))).isFalse();
		assertThat(received.abort("TOO_HEAVY", null)).isFalse();
		assertThat(call.await(PATIENCE)).isEqualTo(SHIPMENT);
	}

	@ParameterizedTest
	@EnumSource(names = { "LOST_REQUEST", "LOST_ANSWER", "DUPLICATE_REQUEST", "TOO_BUSY", "BAD_GATEWAY" })
	void callIsMadeOnceWhateverHappens(Fault fault) throws Exception {
		this.server.inject(fault);
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		boolean repeated = fault == Fault.LOST_ANSWER || fault == Fault.DUPLICATE_REQUEST;
		await().until(() -> received.requests() == (repeated ? 2 : 1));
		received.complete(SHIPMENT);
		assertThat(call.await(PATIENCE)).isEqualTo(SHIPMENT);
		assertThat(this.server.calls()).containsExactly(received);
	}

	@Test
	void connectionIsLostWhileTheCallIsOutstanding() throws Exception {
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		received.disconnect();
		await().until(() -> received.requests() == 2);
		received.complete(SHIPMENT);
		assertThat(call.await(PATIENCE)).isEqualTo(SHIPMENT);
		assertThat(this.server.calls()).hasSize(1);
	}

	@Test
	void somebodyElseRefuses() {
		this.server.inject(Fault.FORBIDDEN_BY_PROXY);
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		assertThatExceptionOfType(AsyncCallTransportException.class).isThrownBy(() -> call.await(PATIENCE))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
		assertThat(this.server.calls()).isEmpty();
	}

	@Test
	void clientCancels() throws Exception {
		AsyncCall<Shipment> asked = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		asked.cancel();
		await().until(received::isCancelRequested);
		assertThat(received.state()).isEqualTo(AsyncCallState.OUTSTANDING);
		received.complete(SHIPMENT);
		assertThat(asked.await(PATIENCE)).isEqualTo(SHIPMENT);

		AsyncCall<Shipment> ended = this.client.ship(PARCEL);
		ScriptedCall cancelled = this.server.take("parcel/ship");
		ended.cancelAbortively();
		await().until(() -> cancelled.state() == AsyncCallState.CANCELLED);
	}

	@Test
	void clientIsToldOfProgress() {
		Queue<AsyncCallProgress> told = new ConcurrentLinkedQueue<>();
		AsyncCall<Shipment> call = this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		received.progress(0.5, "half way");
		call.onProgress(told::add);
		await().until(() -> told.contains(new AsyncCallProgress(0.5, "half way")));
	}

	@Test
	void allClientsCallTheScriptedServer(@Autowired CustomsClient customs) {
		CompletableFuture<String> cleared = CompletableFuture.supplyAsync(customs::clear);
		this.server.take("customs/clear").complete("cleared");
		assertThat(cleared).succeedsWithin(PATIENCE).isEqualTo("cleared");
	}

	@Test
	void wrongExpectationsAreExplained() {
		this.client.ship(PARCEL);
		ScriptedCall received = this.server.take("parcel/ship");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> received.argument("packet", Parcel.class))
			.withMessageContaining("packet")
			.withMessageContaining("P-1");
	}

	@RepeatedTest(2)
	void nothingIsLeftBehind() {
		assertThat(this.server.calls()).isEmpty();
		this.client.ship(PARCEL);
		this.server.take("parcel/ship");
		// No request comes to meet them
		this.server.inject(Fault.LOST_REQUEST, Fault.FORBIDDEN_BY_PROXY);
	}

}
