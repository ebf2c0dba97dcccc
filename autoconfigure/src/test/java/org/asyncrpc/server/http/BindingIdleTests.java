package org.asyncrpc.server.http;

import java.time.Duration;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A binding without a stream ends; its calls do not.
 */
@RpcServerTest(LedgerManager.class)
class BindingIdleTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final TestBinding binding;

	BindingIdleTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.ledger.reset((number) -> {
		});
	}

	@Test
	void aBindingThatNeverHadAStreamEndsAndItsCallsGoOn() {
		RpcAnswer answer = this.binding.batch(TestBinding.element("enter", 1), TestBinding.element("keep", 2)).answer();
		AsyncCallHandle<Integer> call = this.ledger.take();
		pass(Duration.ofMinutes(5));
		await().until(() -> this.server.bean(Bindings.class).count() == 0);
		assertThat(instance()).isNotEqualTo(answer.header("Binding-Instance"));
		assertThat(call.complete(2)).isTrue();
		for (int i = 0; i < 2; i++) {
			String id = answer.json().path(i).path("callId").stringValue();
			assertThat(this.server.reply(id).answer()).isReply(String.valueOf(i + 1));
		}
		try (EventStream replies = this.binding.replies().stream()) {
			this.binding.batch(TestBinding.element("enter", 3)).answer();
			assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":3,");
		}
	}

	@Test
	void aBindingIsThereUntilThen() {
		String instance = this.binding.batch(TestBinding.element("enter", 1)).answer().header("Binding-Instance");
		pass(Duration.ofMinutes(5).minusMillis(1));
		try (EventStream replies = this.binding.replies().stream()) {
			assertThat(replies.header("Binding-Instance")).containsExactly(instance);
			assertThat(replies.next()).startsWith("event: reply|id: 1|data: {\"n\":1,");
		}
	}

	@Test
	void aBindingWithAStreamStays() {
		try (EventStream replies = this.binding.replies().stream()) {
			pass(Duration.ofHours(1));
			assertThat(instance()).isEqualTo(replies.header("Binding-Instance").get(0));
			assertThat(replies.next()).isEqualTo(":");
			this.binding.batch(TestBinding.element("enter", 1)).answer();
			assertThat(replies.next()).startsWith("event: reply|id: 1|");
		}
	}

	@Test
	void aClientThatComesBackTooLateIsTold() {
		this.binding.batch(TestBinding.element("enter", 1)).answer();
		EventStream replies = this.binding.replies().stream();
		assertThat(replies.next()).startsWith("event: reply|id: 1|");
		replies.close();
		// The heartbeat finds out that nobody reads any more
		String instance = replies.header("Binding-Instance").get(0);
		await().until(() -> {
			pass(Duration.ofMinutes(6));
			return !instance().equals(instance);
		});
		assertThat(this.binding.replies().header("Last-Event-ID", "1").answer()).isRefusal(404, "UNKNOWN_BINDING");
	}

	private void pass(Duration duration) {
		this.server.turnClock(duration);
		this.server.bean(Bindings.class).sweep();
	}

	private String instance() {
		RpcAnswer answer = this.binding.batch().answer();
		return String.valueOf(answer.header("Binding-Instance"));
	}

}
