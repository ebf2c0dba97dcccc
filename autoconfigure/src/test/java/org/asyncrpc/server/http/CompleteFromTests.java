package org.asyncrpc.server.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
class CompleteFromTests {

	private final RpcServer server;

	private final CompletableFuture<Receipt> stage = new CompletableFuture<>();

	CompleteFromTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theValueIsTheReply() {
		PendingAnswer pending = placeFrom(this.stage);
		this.stage.complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aStageThatHasEndedBeforeIsAnsweredAtOnce() {
		assertThat(placeFrom(CompletableFuture.completedStage(OrderManager.RECEIPT)).answer())
			.isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void nullIsNoReply() {
		PendingAnswer pending = placeFrom(this.stage);
		this.stage.complete(null);
		assertThat(pending.answer()).hasStatus(204);
	}

	@Test
	void aFailureAbortsTheCall() {
		PendingAnswer pending = placeFrom(this.stage);
		this.stage.completeExceptionally(new IllegalStateException("secret"));
		assertThat(pending.answer()).isProblem(500, "CALL_FAILED");
		assertThat(pending.answer().text()).doesNotContain("secret");
	}

	@Test
	void aFailureIsMappedWhateverStagesHaveWrappedItIn() {
		PendingAnswer pending = placeFrom(this.stage.thenApply((receipt) -> receipt));
		this.stage.completeExceptionally(new CompletionException(
				new ExecutionException(new ResponseStatusException(HttpStatus.CONFLICT, "Already placed"))));
		assertThat(pending.answer()).isProblem(409, "CALL_FAILED").hasMember("detail", "Already placed");
	}

	@Test
	void aStageThatWasCancelledByTheApplicationAbortsTheCall() {
		PendingAnswer pending = placeFrom(this.stage);
		this.stage.cancel(false);
		assertThat(pending.answer()).isProblem(500, "CALL_FAILED");
	}

	@Test
	@SuppressWarnings({ "unchecked", "rawtypes" })
	void aValueOfAWrongTypeAbortsTheCall() {
		PendingAnswer pending = placeFrom(this.stage);
		((CompletableFuture) this.stage).complete("no receipt");
		assertThat(pending.answer()).isProblem(500, "CALL_FAILED");
	}

	@Test
	void aCancelCancelsTheStageAndThatEndsTheCall() {
		PendingAnswer pending = placeFrom(this.stage);
		this.server.cancel(this.server.outstanding().get(0)).answer();
		assertThat(pending.answer()).isProblem(409, "CALL_CANCELLED");
		assertThat(this.stage).isCancelled();
	}

	@Test
	void anAbortiveCancelCancelsTheStage() {
		PendingAnswer pending = placeFrom(this.stage);
		this.server.cancelAbortively(this.server.outstanding().get(0)).answer();
		assertThat(pending.answer()).isProblem(409, "CALL_CANCELLED");
		await().until(this.stage::isCancelled);
	}

	@Test
	void aStageThatCannotBeCancelledStillEndsItsCall() {
		PendingAnswer pending = placeFrom(this.stage.minimalCompletionStage());
		this.server.cancel(this.server.outstanding().get(0)).answer();
		this.stage.complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void theDeadlineCancelsTheStage() {
		String callId = callId(placeFrom(this.stage));
		this.server.turnClockPast(3600);
		assertThat(this.server.status(callId).answer()).hasStatus(200);
		await().until(this.stage::isCancelled);
	}

	@Test
	void anotherEndCancelsTheStage() {
		this.server.orders().onPlace((call) -> {
			call.completeFrom(this.stage);
			call.abort("OUT_OF_STOCK", null);
		});
		assertThat(this.server.placeOrder().answer()).isProblem(422, "OUT_OF_STOCK");
		await().until(this.stage::isCancelled);
	}

	private PendingAnswer placeFrom(CompletionStage<Receipt> stage) {
		this.server.orders().onPlace((AsyncCallHandle<Receipt> call) -> call.completeFrom(stage));
		return this.server.placeOrder().start().awaitHeld();
	}

	// The wait is over before the deadline, so that the answer is 202
	private String callId(PendingAnswer pending) {
		this.server.turnClockPast(25);
		return pending.answer().callId();
	}

}
