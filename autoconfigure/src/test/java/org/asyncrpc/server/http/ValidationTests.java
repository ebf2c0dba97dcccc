package org.asyncrpc.server.http;

import org.asyncrpc.server.http.ValidatedApplication.StockManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest({ StockManager.class, ValidatedApplication.Warehouse.class })
class ValidationTests {

	private final RpcServer server;

	ValidationTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void validArgumentsAreServed() {
		assertThat(reserve("pen", 3)).isReply("3");
	}

	@Test
	void argumentsThatAreNotValidAreRefusedBeforeAnythingIsDispatched() {
		int before = this.server.bean(StockManager.class).dispatched();
		assertThat(reserve(" ", 10)).isRefusal(400, "INVALID_ARGUMENTS").hasErrorsAt("/item/sku", "/count");
		assertThat(this.server.bean(StockManager.class).dispatched()).isEqualTo(before);
		assertThat(this.server.callCount()).isZero();
	}

	@Test
	void whatTheManagerIsRefusedIsInvalidTooButNobodyLearnsItsNames() {
		RpcAnswer answer = reserve("pen", 0);
		assertThat(answer).isProblem(400, "INVALID_ARGUMENTS")
			.hasMember("callId", answer.callId())
			.hasExactlyMembers("title", "status", "detail", "code", "callId");
		assertThat(answer.text()).doesNotContain("secret");
	}

	@Test
	void aValueThatIsNotValidWhenItIsReturnedIsAFailure() {
		assertThat(reserve("pen", 8)).isProblem(500, "CALL_FAILED");
	}

	private RpcAnswer reserve(String sku, int count) {
		return this.server.call("stock/reserve", """
				{"item": {"sku": "%s"}, "count": %d}""".formatted(sku, count)).answer();
	}

}
