package org.asyncrpc.sample.expense;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import org.asyncrpc.AsyncCalls;
import org.asyncrpc.test.AsyncRpcManagerTest;
import org.asyncrpc.test.TestCall;
import org.asyncrpc.test.TestCaller;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@AsyncRpcManagerTest(ExpenseManager.class)
class ExpenseManagerTests {

	private static final Map<String, Expense> ARGUMENTS = Map.of("expense",
			new Expense("E-17", new BigDecimal("12.50"), "Tea"));

	@Autowired
	private TestCaller caller;

	@Autowired
	private AsyncCalls calls;

	@Test
	void waitsForAPersonWhoKnowsTheNumber() {
		TestCall call = this.caller.call(ExpenseManager.SUBMIT, ARGUMENTS);
		assertThat(call.isOutstanding()).isTrue();
		Approval approval = new Approval("E-17", "Ada");
		this.calls.findByKey(ExpenseManager.SUBMIT, "E-17").orElseThrow().complete(approval);
		assertThat(call.reply(Approval.class)).isEqualTo(approval);
	}

	@Test
	void waitsForAWeek(@Autowired TestClock clock) {
		TestCall call = this.caller.call(ExpenseManager.SUBMIT, ARGUMENTS);
		clock.advance(Duration.ofDays(6));
		assertThat(call.isOutstanding()).isTrue();
		clock.advance(Duration.ofDays(2));
		assertThat(call.abortReason().code()).isEqualTo("DEADLINE_EXCEEDED");
	}

	@Test
	void isNotSubmittedTwice() {
		this.caller.call(ExpenseManager.SUBMIT, ARGUMENTS);
		TestCall second = this.caller.call(ExpenseManager.SUBMIT, ARGUMENTS);
		assertThat(second.abortReason().code()).isEqualTo("ALREADY_SUBMITTED");
		assertThat(second.abortReason().status()).isEqualTo(409);
	}

}
