package org.asyncrpc.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class AcceptedTests {

	private final RpcServer server;

	AcceptedTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void a202SaysWhereTheReplyWillBeAndWhenToAskAgain() {
		RpcAnswer accepted = accept();
		assertThat(accepted).isAccepted()
			.hasHeader("Location", "/rpc/calls/" + accepted.callId() + "/reply")
			.hasHeader("Retry-After", "1");
	}

	@Test
	void a202CarriesTheCallDocumentAndNothingElse() {
		RpcAnswer accepted = accept();
		assertThat(accepted).hasJson("""
				{"callId": "%s", "operation": "order/place", "state": "OUTSTANDING", "cancelRequested": false,
				"acceptedAt": "%s", "deadline": "%s"}""".formatted(accepted.callId(), this.server.now(),
				this.server.now().plus(Duration.ofHours(1))));
	}

	@Test
	void theLocationGivesTheReplyOnceItIsThere() {
		RpcAnswer accepted = accept();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(follow(accepted)).isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Call-Id", accepted.callId())
			.hasNoHeader("Location")
			.hasNoHeader("Retry-After");
	}

	@Test
	void theLocationGives204WhenTheReplyIsNull() {
		RpcAnswer accepted = accept();
		this.server.orders().take().complete();
		assertThat(follow(accepted)).hasStatus(204).hasNoBody().hasHeader("Call-Id", accepted.callId()).isNotStored();
	}

	@Test
	void theLocationGivesTheProblemOfACallThatWasAborted() {
		RpcAnswer accepted = accept();
		this.server.orders().take().abort("OUT_OF_STOCK", "No pens");
		assertThat(follow(accepted)).isProblem(422, "OUT_OF_STOCK").hasMember("callId", accepted.callId());
	}

	@Test
	void theLocationOfAnOutstandingCallGives202AsTheOriginalDid() {
		RpcAnswer accepted = accept();
		RpcAnswer again = this.server.reply(accepted.callId()).prefer("respond-async").answer();
		assertThat(again).isAccepted()
			.hasJson(accepted.text())
			.hasHeader("Location", String.valueOf(accepted.header("Location")));
	}

	@Test
	void theLocationCanBeFollowedManyTimes() {
		RpcAnswer accepted = accept();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		for (int i = 0; i < 3; i++) {
			assertThat(follow(accepted)).isReply(OrderManager.RECEIPT_JSON);
		}
	}

	@Test
	void everyRequestThatWaitsForACallGetsTheSameAnswer() {
		PendingAnswer original = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		PendingAnswer fetched = this.server.reply(call.callId()).start().awaitHeld();
		call.complete(OrderManager.RECEIPT);
		assertThat(fetched.answer().response().body()).isEqualTo(original.answer().response().body());
		assertThat(headers(fetched.answer())).isEqualTo(headers(original.answer()));
	}

	@Test
	void aRequestForTheReplyIsHeldForAsLongAsItsOwnClientPrefers() {
		RpcAnswer accepted = accept();
		PendingAnswer reply = this.server.reply(accepted.callId()).prefer("wait=3").start().awaitHeld();
		this.server.turnClockPast(3);
		assertThat(reply.answer()).isAccepted().hasHeader("Preference-Applied", "wait=3");
	}

	@Test
	void aRequestForTheReplyThatIsHeldIsAnsweredWhenTheCallEnds() {
		RpcAnswer accepted = accept();
		PendingAnswer reply = this.server.reply(accepted.callId()).start().awaitHeld();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(reply.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallWhoseReplyWasDeliveredToTheOriginalRequestIsDropped() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		String callId = this.server.placeOrder().answer().callId();
		await().until(() -> this.server.callCount() == 0);
		assertThat(this.server.reply(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
		assertThat(this.server.status(callId).answer()).isRefusal(404, "UNKNOWN_CALL");
	}

	@Test
	void aCallWhoseReplyNobodyHasFetchedIsKeptForTenMinutes() {
		RpcAnswer accepted = accept();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		this.server.turnClock(599);
		assertThat(this.server.status(accepted.callId()).answer()).hasMember("state", "COMPLETED");
		this.server.turnClockPast(1);
		await().untilAsserted(() -> assertThat(follow(accepted)).isRefusal(404, "UNKNOWN_CALL"));
	}

	private RpcAnswer accept() {
		return this.server.placeOrder().prefer("respond-async").answer();
	}

	private RpcAnswer follow(RpcAnswer accepted) {
		return this.server.get(String.valueOf(accepted.header("Location"))).answer();
	}

	private static Map<String, List<String>> headers(RpcAnswer answer) {
		Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
		headers.keySet().removeIf("date"::equalsIgnoreCase);
		return headers;
	}

}
