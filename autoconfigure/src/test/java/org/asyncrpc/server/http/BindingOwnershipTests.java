package org.asyncrpc.server.http;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A binding of somebody else is one that never was, and nobody gets more than a share.
 */
@RpcServerTest(value = { LedgerManager.class, SecuredApplication.class }, security = true,
		properties = { "asyncrpc.server.max-calls-per-binding=3", "asyncrpc.server.max-bindings-per-principal=2" })
class BindingOwnershipTests {

	private final RpcServer server;

	private final LedgerManager ledger;

	private final TestBinding binding;

	BindingOwnershipTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.ledger.reset((number) -> {
		});
	}

	private static RpcRequest alice(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.ALICE);
	}

	private static RpcRequest bob(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.BOB);
	}

	@Test
	void aBindingOfSomebodyElseIsOneThatNeverWas() {
		TestBinding unknown = TestBinding.on(this.server);
		alice(this.binding.batch(TestBinding.element("enter", 1))).answer();
		try (EventStream alices = alice(this.binding.replies()).stream()) {
			assertThat(alices.next()).startsWith("event: reply|id: 1|");
			for (TestBinding each : new TestBinding[] { this.binding, unknown }) {
				assertThat(bob(each.batch()).header("Last-Event-ID", "1").answer()).isRefusal(404, "UNKNOWN_BINDING");
				assertThat(bob(each.replies()).header("Last-Event-ID", "1").answer()).isRefusal(404, "UNKNOWN_BINDING");
				assertThat(bob(each.batch()).answer()).hasStatus(200).hasJson("[]");
			}
			assertThat(this.server.callCount()).isOne();
			try (EventStream bobs = bob(this.binding.replies()).stream()) {
				bob(this.binding.batch(TestBinding.element("enter", 2))).answer();
				alice(this.binding.batch(TestBinding.element("enter", 3))).answer();
				assertThat(bobs.next()).startsWith("event: reply|id: 1|data: {\"n\":2,");
				assertThat(alices.next()).startsWith("event: reply|id: 2|data: {\"n\":3,");
			}
		}
	}

	@Test
	void moreCallsThanABindingMayHaveAreRefusedAloneUntilOthersAreAcknowledged() {
		RpcAnswer answer = alice(this.binding.batch(TestBinding.element("enter", 1), TestBinding.element("keep", 2),
				TestBinding.element("enter", 3), TestBinding.element("enter", 4)))
			.answer();
		assertThat(answer.json().path(2).path("status").intValue()).isEqualTo(202);
		assertThat(answer.json().path(3).path("status").intValue()).isEqualTo(503);
		assertThat(answer.json().path(3).path("problem").path("code").stringValue()).isEqualTo("TOO_BUSY");
		assertThat(this.ledger.entries()).containsExactly(1, 2, 3);
		try (EventStream replies = alice(this.binding.replies()).stream()) {
			replies.next();
			replies.next();
			RpcAnswer more = alice(this.binding.batch(TestBinding.element("enter", 5), TestBinding.element("enter", 6),
					TestBinding.element("enter", 7)))
				.header("Last-Event-ID", "2")
				.answer();
			assertThat(more.json().valueStream().map((call) -> call.path("status").intValue())).containsExactly(202,
					202, 503);
		}
	}

	@Test
	void refusedCallsTakeNoPlace() {
		for (int i = 0; i < 5; i++) {
			alice(this.binding.batch(TestBinding.element(1, "ledger/enter", "{}"))).answer();
		}
		assertThat(alice(this.binding.batch(TestBinding.element("enter", 1))).answer()
			.json()
			.path(0)
			.path("status")
			.intValue()).isEqualTo(202);
	}

	@Test
	void aPrincipalHasOnlySoManyBindings() {
		assertThat(alice(this.binding.batch()).answer()).hasStatus(200);
		assertThat(alice(TestBinding.on(this.server).batch()).answer()).hasStatus(200);
		assertThat(alice(TestBinding.on(this.server).batch()).answer()).isRefusal(503, "TOO_BUSY")
			.hasHeader("Retry-After", "1");
		assertThat(alice(TestBinding.on(this.server).replies()).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(alice(this.binding.batch()).answer()).hasStatus(200);
		assertThat(bob(TestBinding.on(this.server).batch()).answer()).hasStatus(200);
	}

}
