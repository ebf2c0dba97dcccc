package org.asyncrpc.server.http;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.ReplyException;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Behaviour;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@RpcServerTest
class AbortTests {

	private final RpcServer server;

	AbortTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void anAbortIs422WithTheCodeAndDetailOfTheApplication() {
		RpcAnswer answer = answer((call) -> call.abort("OUT_OF_STOCK", "No pens"));
		assertThat(answer).isProblem(422, "OUT_OF_STOCK").hasJson("""
				{"title": "Unprocessable Content", "status": 422, "code": "OUT_OF_STOCK", "detail": "No pens",
				"callId": "%s"}""".formatted(answer.callId()));
	}

	@Test
	void anAbortNeedsNoDetail() {
		assertThat(answer((call) -> call.abort("OUT_OF_STOCK", null))).isProblem(422, "OUT_OF_STOCK")
			.hasExactlyMembers("title", "status", "code", "callId");
	}

	@Test
	void aReasonHasAStatusAndMembersOfItsOwn() {
		AbortReason reason = AbortReason.of("OUT_OF_STOCK", "No pens")
			.withStatus(409)
			.with("left", 2)
			.with("similar", List.of("pencil"))
			.with("since", null);
		RpcAnswer answer = answer((call) -> call.abort(reason));
		assertThat(answer).isProblem(409, "OUT_OF_STOCK").hasJson("""
				{"title": "Conflict", "status": 409, "code": "OUT_OF_STOCK", "detail": "No pens", "callId": "%s",
				"left": 2, "similar": ["pencil"], "since": null}""".formatted(answer.callId()));
	}

	@Test
	void aStatusThatNobodyHasNamedHasNoTitle() {
		assertThat(answer((call) -> call.abort(AbortReason.of("ODD", null).withStatus(499)))).isProblem(499, "ODD")
			.hasExactlyMembers("status", "code", "callId");
	}

	@Test
	void anAbortAfterTheMethodReturnedIsTheSame() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		assertThat(this.server.orders().take().abort("OUT_OF_STOCK", "No pens")).isTrue();
		assertThat(pending.answer()).isProblem(422, "OUT_OF_STOCK").hasMember("detail", "No pens");
	}

	@Test
	void textIsUtf8() {
		assertThat(answer((call) -> call.abort("AUSVERKAUFT", "Keine Füller \uD83D\uDD8B"))).hasMember("detail",
				"Keine Füller \uD83D\uDD8B");
	}

	@Test
	void aReasonThatCannotBeWrittenLeavesTheCallOutstanding() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		AbortReason unwritable = AbortReason.of("ODD", null).with("self", new Cycle());
		assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> call.abort(unwritable));
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void aReplyOfAWrongTypeLeavesTheCallOutstanding() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThatExceptionOfType(ReplyException.class)
			.isThrownBy(() -> ((AsyncCallHandle) call).complete(Map.of("number", "R-1", "total", 3)));
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void theFirstEndWins() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.abort("OUT_OF_STOCK", null)).isTrue();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
		assertThat(call.abort("OTHER", null)).isFalse();
		assertThat(call.abort(new IllegalStateException())).isFalse();
		assertThat(pending.answer()).isProblem(422, "OUT_OF_STOCK");
	}

	private RpcAnswer answer(Behaviour behaviour) {
		this.server.orders().onPlace(behaviour);
		return this.server.placeOrder().answer();
	}

	static class Cycle {

		@JsonProperty
		Cycle getSelf() {
			return this;
		}

	}

}
