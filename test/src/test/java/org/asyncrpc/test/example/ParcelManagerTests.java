package org.asyncrpc.test.example;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.test.AsyncRpcManagerTest;
import org.asyncrpc.test.TestCall;
import org.asyncrpc.test.TestCaller;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@AsyncRpcManagerTest(ParcelManager.class)
class ParcelManagerTests {

	private static final Parcel PARCEL = new Parcel("P-1", 500);

	private static final Shipment SHIPMENT = new Shipment("P-1", "Otter");

	private final CompletableFuture<Shipment> pickedUp = new CompletableFuture<>();

	@MockitoBean
	private Carrier carrier;

	@Autowired
	private TestCaller caller;

	@Autowired
	private TestClock clock;

	@Autowired
	private AsyncCalls calls;

	@BeforeEach
	void willPickUp() {
		given(this.carrier.pickUp(any())).willReturn(this.pickedUp);
	}

	@Test
	void callIsOutstandingUntilItIsCompleted() {
		TestCall call = this.caller.call("parcel/ship", Map.of("parcel", PARCEL));
		assertThat(call.isOutstanding()).isTrue();
		this.pickedUp.complete(SHIPMENT);
		assertThat(call.reply(Shipment.class)).isEqualTo(SHIPMENT);
		assertThat(call.isOutstanding()).isFalse();
	}

	@Test
	void callIsCompletedByHand() {
		TestCall call = this.caller.call("parcel/inspect", Map.of("number", "P-1"));
		this.calls.findByKey("parcel/inspect", "P-1").orElseThrow().complete(SHIPMENT);
		assertThat(call.reply(Shipment.class)).isEqualTo(SHIPMENT);
		assertThat(call.status().state()).isEqualTo(AsyncCallState.COMPLETED);
	}

	@Test
	void deadlinePassesWhenTheTestSaysSo() {
		TestCall call = this.caller.call("parcel/ship", Map.of("parcel", PARCEL));
		assertThat(call.status().deadline()).isEqualTo(this.clock.instant().plus(Duration.ofHours(2)));
		this.clock.advance(Duration.ofHours(2).minusMillis(20));
		assertThat(call.isOutstanding()).isTrue();
		this.clock.advance(Duration.ofMillis(40));
		assertThat(call.abortReason().code()).isEqualTo("DEADLINE_EXCEEDED");
		await().until(this.pickedUp::isCancelled);
	}

	@Test
	void callerSetsDeadline() {
		TestCall call = this.caller.withTimeout(Duration.ofMinutes(3)).call("parcel/inspect", Map.of("number", "P-1"));
		this.clock.advance(Duration.ofMinutes(4));
		assertThat(call.abortReason().status()).isEqualTo(504);
	}

	@Test
	void abortHasAllThatTheManagerSaid() {
		AbortReason reason = new AbortReason("TOO_HEAVY", 409, "Send two", Map.of("limit", 30_000));
		assertThat(this.caller.call("parcel/refuse").abortReason()).isEqualTo(reason);
		assertThatExceptionOfType(AsyncCallAbortedException.class)
			.isThrownBy(() -> this.caller.call("parcel/refuse").reply(Shipment.class))
			.satisfies((ex) -> {
				assertThat(ex.reason()).isEqualTo(reason);
				assertThat(ex.operation()).isEqualTo("parcel/refuse");
				assertThat(ex.callId()).isNotNull();
			});
	}

	@Test
	void managerIsAskedToCancel() {
		TestCall call = this.caller.call("parcel/inspect", Map.of("number", "P-1"));
		call.cancel();
		assertThat(call.abortReason().code()).isEqualTo("RECALLED");
	}

	@Test
	void callIsCancelledAbortively() {
		TestCall call = this.caller.call("parcel/ship", Map.of("parcel", PARCEL));
		call.cancelAbortively();
		assertThat(call.abortReason().code()).isEqualTo("CALL_CANCELLED");
		await().until(this.pickedUp::isCancelled);
	}

	@Test
	void repliesCanBeGenericOrMissing() {
		assertThat(this.caller.call("parcel/list").reply(new ParameterizedTypeReference<List<Shipment>>() {
		})).containsExactly(SHIPMENT);
		assertThat(this.caller.call("parcel/forget").reply(Void.class)).isNull();
	}

	@Test
	void argumentsThatAreRefusedMakeNoCall() {
		TestCall call = this.caller.call("parcel/inspect", Map.of("number", 7));
		assertThat(call.abortReason().code()).isEqualTo("INVALID_ARGUMENTS");
		assertThat(call.isOutstanding()).isFalse();
		assertThatExceptionOfType(AssertionError.class).isThrownBy(call::callId)
			.withMessageContaining("INVALID_ARGUMENTS");
	}

	@Test
	void unexpectedReplyIsShown() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.caller.call("parcel/list").abortReason())
			.withMessageContaining("Otter");
	}

	@Test
	void headersAreSent() {
		TestCaller same = this.caller.withHeader("Idempotency-Key", "\"a key\"");
		TestCall call = same.call("parcel/inspect", Map.of("number", "P-1"));
		assertThat(same.call("parcel/inspect", Map.of("number", "P-1")).callId()).isEqualTo(call.callId());
	}

	// The key is free again because the call of the repetition before was ended
	@RepeatedTest(2)
	void nothingIsLeftBehind() {
		TestCall call = this.caller.call("parcel/inspect", Map.of("number", "P-9"));
		assertThat(call.isOutstanding()).isTrue();
	}

}
