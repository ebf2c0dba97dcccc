package org.asyncrpc.server.http;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest
class PreferTests {

	private final RpcServer server;

	PreferTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void withoutAPreferenceARequestIsHeldForTheMaximum() {
		assertHeld(25);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
			wait=3                                      | 3
			wait="3"                                    | 3
			wait = 3                                    | 3
			WAIT=3                                      | 3
			wait=3, wait=9                              | 3
			return=minimal, wait=3;x=y, handling=strict | 3
			wait=25                                     | 25
			wait=26                                     | 25
			wait=999999999                              | 25""")
	void aRequestIsHeldForAsLongAsItsClientPrefersUpToTheMaximum(String preference, int seconds) {
		String applied = "wait=" + seconds;
		assertThat(answerIn(seconds, preference)).isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Preference-Applied", applied);
		assertThat(answerAfter(seconds, preference)).isAccepted().hasHeader("Preference-Applied", applied);
	}

	@Test
	void respondAsyncIsNotHeldAtAll() {
		assertThat(request("respond-async").answer()).isAccepted().hasHeader("Preference-Applied", "respond-async");
	}

	@Test
	void aWaitOfZeroIsNotHeldAtAll() {
		assertThat(request("wait=0").answer()).isAccepted().hasHeader("Preference-Applied", "wait=0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "respond-async, wait=3", "wait=3, respond-async", "respond-async;x, foo, wait=\"3\"" })
	void bothTogetherAreHeldForTheWait(String preference) {
		assertThat(answerIn(3, preference)).isReply(OrderManager.RECEIPT_JSON)
			.hasHeader("Preference-Applied", "wait=3");
		assertThat(answerAfter(3, preference)).isAccepted().hasHeader("Preference-Applied", "respond-async, wait=3");
	}

	@Test
	void severalLinesAreOneList() {
		assertThat(answerIn(3, "respond-async", "wait=3")).isReply(OrderManager.RECEIPT_JSON);
		assertThat(answerAfter(3, "respond-async", "wait=3")).isAccepted()
			.hasHeader("Preference-Applied", "respond-async, wait=3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wait", "wait=", "wait=soon", "wait=-1", "wait=1.5", "wait=0x10", "wait=12345678901",
			"wait=\"3", "wait=3 5", "=3", "wait==3", "(respond-async)", "respond-async wait=3", "return=minimal",
			"respond-async, wait=soon" })
	void whatIsMalformedOrAboutSomethingElseIsIgnored(String preference) {
		assertHeld(25, preference);
	}

	@Test
	void aCallThatEndsBeforeItsMethodReturnsIsAnsweredEvenIfRespondAsyncIsPreferred() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(request("respond-async").answer()).isReply(OrderManager.RECEIPT_JSON)
			.hasNoHeader("Preference-Applied");
	}

	@Test
	void theEndOfAWaitDoesNotEndTheCall() {
		RpcAnswer accepted = answerAfter(1, "wait=1");
		this.server.turnClock(1800);
		assertThat(this.server.status(accepted.callId()).answer()).hasMember("state", "OUTSTANDING");
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		assertThat(call.isOutstanding()).isTrue();
		assertThat(call.isCancelRequested()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(this.server.reply(accepted.callId()).answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	private void assertHeld(int seconds, String... preferences) {
		assertThat(answerIn(seconds, preferences)).isReply(OrderManager.RECEIPT_JSON).hasNoHeader("Preference-Applied");
		assertThat(answerAfter(seconds, preferences)).isAccepted().hasNoHeader("Preference-Applied");
	}

	// When the call ends a millisecond before
	private RpcAnswer answerIn(int seconds, String... preferences) {
		PendingAnswer pending = request(preferences).start().awaitHeld();
		this.server.turnClock(seconds - 0.001);
		this.server.orders().take().complete(OrderManager.RECEIPT);
		return pending.answer();
	}

	private RpcAnswer answerAfter(int seconds, String... preferences) {
		PendingAnswer pending = request(preferences).start().awaitHeld();
		this.server.turnClockPast(seconds);
		return pending.answer();
	}

	private RpcRequest request(String... preferences) {
		RpcRequest request = this.server.placeOrder();
		for (String preference : preferences) {
			request.prefer(preference);
		}
		return request;
	}

}
