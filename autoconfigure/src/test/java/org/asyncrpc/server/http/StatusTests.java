package org.asyncrpc.server.http;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class StatusTests {

	private final RpcServer server;

	private AsyncCallHandle<Receipt> call;

	private String prefix;

	StatusTests(RpcServer server) {
		this.server = server;
	}

	@BeforeEach
	void acceptACall() {
		this.server.placeOrder().prefer("respond-async").answer();
		this.call = this.server.orders().take();
		this.prefix = """
				{"callId": "%s", "operation": "order/place", "acceptedAt": "%s", "deadline": "%s",
				""".formatted(this.call.callId(), this.server.now(), this.server.now().plusSeconds(3600));
	}

	@Test
	void anOutstandingCall() {
		assertDocument("""
				"state": "OUTSTANDING", "cancelRequested": false}""");
	}

	@Test
	void anOutstandingCallWithAKeyAndProgress() {
		this.call.key("order-7").progress(0.5, "packing");
		assertDocument("""
				"state": "OUTSTANDING", "cancelRequested": false, "key": "order-7",
				"progress": {"fraction": 0.5, "message": "packing"}}""");
	}

	@Test
	void progressWithoutAMessage() {
		this.call.progress(0.25, null);
		assertDocument("""
				"state": "OUTSTANDING", "cancelRequested": false, "progress": {"fraction": 0.25}}""");
	}

	@Test
	void anOutstandingCallWhoseResultIsNoLongerWanted() {
		cancel("{}");
		assertDocument("""
				"state": "OUTSTANDING", "cancelRequested": true}""");
	}

	@Test
	void aCompletedCall() {
		this.server.turnClock(1.5);
		this.call.complete(OrderManager.RECEIPT);
		assertDocument("""
				"state": "COMPLETED", "cancelRequested": false, "endedAt": "%s", "reply": %s}"""
			.formatted(this.server.now(), OrderManager.RECEIPT_JSON));
	}

	@Test
	void aCallCompletedWithoutAReply() {
		this.call.complete();
		assertDocument("""
				"state": "COMPLETED", "cancelRequested": false, "endedAt": "%s"}""".formatted(this.server.now()));
	}

	@Test
	void anAbortedCall() {
		this.call.abort("OUT_OF_STOCK", "No pens");
		assertDocument("""
				"state": "ABORTED", "cancelRequested": false, "endedAt": "%s", "problem": {"callId": "%s",
				"title": "Unprocessable Content", "status": 422, "code": "OUT_OF_STOCK", "detail": "No pens"}}"""
			.formatted(this.server.now(), this.call.callId()));
	}

	@Test
	void aCancelledCall() {
		cancel("""
				{"abortive": true}""");
		assertThat(this.server.status(this.call.callId()).answer()).hasStatus(200).hasMember("state", "CANCELLED");
		assertThat(this.server.reply(this.call.callId()).answer()).isProblem(409, "CALL_CANCELLED");
	}

	@Test
	void lookingAtTheStatusIsNoDeliveryOfTheReply() {
		this.call.complete(OrderManager.RECEIPT);
		this.server.status(this.call.callId()).answer();
		this.server.turnClock(120);
		assertThat(this.server.reply(this.call.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private void cancel(String body) {
		this.server.post("/rpc/calls/" + this.call.callId() + "/cancel").json(body).answer();
	}

	private void assertDocument(String rest) {
		assertThat(this.server.status(this.call.callId()).answer()).hasStatus(200)
			.hasHeader("Content-Type", "application/json")
			.hasHeader("Call-Id", this.call.callId())
			.hasNoHeader("Location")
			.hasNoHeader("Retry-After")
			.isNotStored()
			.hasJson(this.prefix + rest);
	}

}
