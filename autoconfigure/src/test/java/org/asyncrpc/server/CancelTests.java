package org.asyncrpc.server;

import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class CancelTests {

	private final RpcServer server;

	CancelTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void anAbortiveCancelAnswersTheRequestThatMadeTheCall() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		RpcAnswer cancelled = this.server.cancelAbortively(call.callId()).answer();
		assertThat(cancelled).hasStatus(200).hasMember("state", "CANCELLED").isNotStored();
		assertThat(cancelled.json().path("problem").path("code").asString()).isEqualTo("CALL_CANCELLED");
		assertThat(pending.answer()).isProblem(409, "CALL_CANCELLED").hasHeader("Call-Id", call.callId());
	}

	@Test
	void anAbortiveCancelAnswersARequestThatWaitsForTheReply() {
		String callId = this.server.placeAsync();
		PendingAnswer one = this.server.reply(callId).start().awaitHeld();
		PendingAnswer other = this.server.reply(callId).start().awaitHeld();
		this.server.cancelAbortively(callId).answer();
		assertThat(one.answer()).isProblem(409, "CALL_CANCELLED");
		assertThat(other.answer()).isProblem(409, "CALL_CANCELLED");
	}

	@Test
	void aManagerLearnsOfAnAbortiveCancelAndCannotEndTheCall() {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(call.isOutstanding()).isTrue();
		this.server.cancelAbortively(callId).answer();
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(call.isOutstanding()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		assertThat(call.abort("TOO_LATE", null)).isFalse();
		assertThat(call.abort(new IllegalStateException())).isFalse();
		assertThat(this.server.reply(callId).answer()).isProblem(409, "CALL_CANCELLED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "{}", "{\"abortive\": false}", "{\"unknown\": 1}" })
	void aCancelThatIsNotAbortiveLeavesTheCallToItsManager(String body) {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		RpcAnswer asked = this.server.cancel(call.callId()).json(body).answer();
		assertThat(asked).hasStatus(200).hasMember("state", "OUTSTANDING").hasMember("cancelRequested", "true");
		assertThat(call.isCancelRequested()).isTrue();
		assertThat(call.isOutstanding()).isTrue();
		assertThat(pending.isAnswered()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aManagerCanAbortWhenItIsAskedToCancel() {
		this.server.orders().onPlace((call) -> call.onCancel(() -> call.abort("STOPPED", "As you wish")));
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		String callId = this.server.outstanding().get(0);
		this.server.cancel(callId).answer();
		assertThat(pending.answer()).isProblem(422, "STOPPED").hasMember("detail", "As you wish");
	}

	@Test
	void aComputationCanPollForACancelInATightLoop() {
		this.server.orders().onPlace((call) -> new Thread(() -> {
			while (!call.isCancelRequested()) {
				Thread.onSpinWait();
			}
			call.abort("STOPPED", null);
		}).start());
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		this.server.cancel(this.server.outstanding().get(0)).answer();
		assertThat(pending.answer()).isProblem(422, "STOPPED");
	}

	@Test
	void repeatingACancelIsHarmless() {
		String callId = this.server.placeAsync();
		AtomicInteger asked = new AtomicInteger();
		AtomicInteger ended = new AtomicInteger();
		this.server.orders().take().onCancel(asked::incrementAndGet).onEnd((info) -> ended.incrementAndGet());
		for (int i = 0; i < 3; i++) {
			assertThat(this.server.cancel(callId).answer()).hasStatus(200).hasMember("state", "OUTSTANDING");
		}
		for (int i = 0; i < 3; i++) {
			assertThat(this.server.cancelAbortively(callId).answer()).hasStatus(200).hasMember("state", "CANCELLED");
		}
		assertThat(this.server.cancel(callId).answer()).hasStatus(200).hasMember("state", "CANCELLED");
		await().untilAtomic(ended, (count) -> assertThat(count).isEqualTo(1));
		await().untilAtomic(asked, (count) -> assertThat(count).isEqualTo(1));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void cancellingACallThatHasEndedChangesNothing(boolean abortive) {
		String callId = this.server.placeAsync();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.complete(OrderManager.RECEIPT);
		String document = this.server.status(callId).answer().text();
		RpcAnswer answer = this.server.cancel(callId).json("{\"abortive\": %s}".formatted(abortive)).answer();
		assertThat(answer).hasStatus(200).hasJson(document).hasMember("cancelRequested", "false");
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "[]", "true", "null", "\"abortive\"", "{\"abortive\": \"true\"}", "{\"abortive\": 1}",
			"{\"abortive\": null}", "{\"abortive\": true}}", "{\"abortive\": true, \"abortive\": false}" })
	void aMalformedBodyIsRefusedAndCancelsNothing(String body) {
		String callId = this.server.placeAsync();
		assertThat(this.server.cancel(callId).json(body).answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.status(callId).answer()).hasMember("state", "OUTSTANDING")
			.hasMember("cancelRequested", "false");
	}

	@Test
	void aBodyThatIsNotJsonIsRefused() {
		String callId = this.server.placeAsync();
		RpcAnswer answer = this.server.cancelAbortively(callId).header("Content-Encoding", "gzip").answer();
		assertThat(answer).isRefusal(415, "UNSUPPORTED_MEDIA_TYPE");
		assertThat(this.server.status(callId).answer()).hasMember("state", "OUTSTANDING");
	}

	@ParameterizedTest
	@ValueSource(strings = { "00000000000000000000000000000000", "1", "0000000000000000000000000000000G" })
	void thereIsNothingToCancelAboutAnUnknownCall(String callId) {
		assertThat(this.server.cancel(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.cancelAbortively(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
	}

}
