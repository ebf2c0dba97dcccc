package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Behaviour;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

	private static final String SECRET = "card 4111-1111";

	private final RpcServer server;

	FailureTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void theTextOfAnExceptionIsNeitherAnsweredNorLogged(CapturedOutput output) {
		assertFailed(answer((call) -> {
			throw new IllegalStateException(SECRET, new IOException(SECRET));
		}), output, "java.lang.IllegalStateException");
	}

	@Test
	void aCheckedExceptionIsNoDifferent(CapturedOutput output) {
		assertFailed(answer((call) -> {
			throw new IOException(SECRET);
		}), output, "java.io.IOException");
	}

	@Test
	void anErrorIsNoDifferent(CapturedOutput output) {
		assertFailed(answer((call) -> {
			throw new AssertionError(SECRET);
		}), output, "java.lang.AssertionError");
	}

	@Test
	void anExceptionThatComesLaterIsNoDifferent(CapturedOutput output) {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		this.server.orders().take().abort(new IllegalStateException(SECRET));
		assertFailed(pending.answer(), output, "java.lang.IllegalStateException");
	}

	@Test
	void anErrorResponseKeepsItsStatusAndWhatItSaysToClients() {
		RpcAnswer answer = answer((call) -> {
			throw new ErrorResponseException(HttpStatus.GONE,
					ProblemDetail.forStatusAndDetail(HttpStatus.GONE, "No longer sold"), null);
		});
		assertThat(answer).isProblem(410, "CALL_FAILED").hasMember("detail", "No longer sold");
	}

	@Test
	void anErrorResponseCanBringACode() {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.GONE, "No longer sold");
		body.setProperty("code", "DISCONTINUED");
		RpcAnswer answer = answer((call) -> call.abort(new ErrorResponseException(HttpStatus.GONE, body, null)));
		assertThat(answer).isProblem(410, "DISCONTINUED");
	}

	@Test
	void aResponseStatusExceptionKeepsItsStatus() {
		RpcAnswer answer = answer((call) -> {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "Already placed", new IOException(SECRET));
		});
		assertThat(answer).isProblem(409, "CALL_FAILED").hasMember("detail", "Already placed");
		assertThat(answer.text()).doesNotContain(SECRET);
	}

	@Test
	void whatAFutureHasWrappedIsTakenForWhatItIs() {
		Throwable wrapped = new CompletionException(
				new ExecutionException(new ResponseStatusException(HttpStatus.CONFLICT, "Already placed")));
		assertThat(answer((call) -> call.abort(wrapped))).isProblem(409, "CALL_FAILED")
			.hasMember("detail", "Already placed");
	}

	@Test
	void aResponseThatIsNoErrorCannotEndACallThatFailed() {
		assertThat(answer((call) -> {
			throw new ResponseStatusException(HttpStatus.FOUND);
		})).isProblem(500, "CALL_FAILED");
	}

	@Test
	void anExceptionAfterTheReplyChangesNothing() {
		assertThat(answer((call) -> {
			call.complete(OrderManager.RECEIPT);
			throw new IllegalStateException(SECRET);
		})).isReply(OrderManager.RECEIPT_JSON);
	}

	private static void assertFailed(RpcAnswer answer, CapturedOutput output, String logged) {
		assertThat(answer).isProblem(500, "CALL_FAILED").hasMember("callId", answer.callId());
		assertThat(answer).hasJson("""
				{"title": "Internal Server Error", "status": 500, "detail": "The operation failed",
				"code": "CALL_FAILED", "callId": "%s"}""".formatted(answer.callId()));
		assertThat(output).contains("order/place").contains(logged);
		assertThat(output).doesNotContain(SECRET).doesNotContain(answer.callId());
	}

	private RpcAnswer answer(Behaviour behaviour) {
		this.server.orders().onPlace(behaviour);
		return this.server.placeOrder().answer();
	}

}
