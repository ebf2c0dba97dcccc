package org.asyncrpc.server.http;

import java.util.UUID;

import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody has on a server: a call, its idempotency key, and a binding with an event
 * that its client has seen.
 *
 * @param server the server
 * @param callId the id of the call
 * @param key the idempotency key of the call
 * @param binding the binding
 */
record AccessTarget(RpcServer server, String callId, String key, TestBinding binding) {

	/**
	 * Makes a call, and a binding if it is about bindings.
	 * @param server the server
	 * @param owner whose they are
	 * @param ended whether the call has ended
	 * @param bound whether there shall be a binding
	 * @return the target
	 */
	static AccessTarget of(RpcServer server, Caller owner, boolean ended, boolean bound) {
		String key = UUID.randomUUID().toString();
		String callId = owner.send(server.placeOrder())
			.header("Idempotency-Key", key)
			.prefer("respond-async")
			.answer()
			.callId();
		if (ended) {
			assertThat(server.orders().take().complete(OrderManager.RECEIPT)).isTrue();
		}
		TestBinding binding = TestBinding.on(server);
		if (bound) {
			use(binding, owner);
		}
		return new AccessTarget(server, callId, key, binding);
	}

	private static void use(TestBinding binding, Caller owner) {
		owner.send(binding.batch(TestBinding.element(1, "order/audit", "{}"))).answer();
		try (EventStream replies = owner.send(binding.replies()).stream()) {
			assertThat(replies.next()).contains("id: 1");
		}
	}

	/**
	 * What never was.
	 * @param server the server
	 * @return a target that nobody has made
	 */
	static AccessTarget unknown(RpcServer server) {
		return new AccessTarget(server, UUID.randomUUID().toString().replace("-", ""), UUID.randomUUID().toString(),
				TestBinding.on(server));
	}

}
