package org.asyncrpc.store.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.Retention;

/**
 * Stores new calls.
 */
final class Adds {

	private final Server server;

	private final Identity identity;

	private final Membership membership;

	private final RedisCallStore.Settings settings;

	/** Of which nobody knows whether they were stored, because the server did not say. */
	private final Queue<CallId> uncertain = new ConcurrentLinkedQueue<>();

	Adds(Server server, Identity identity, Membership membership, RedisCallStore.Settings settings) {
		this.server = server;
		this.identity = identity;
		this.membership = membership;
		this.settings = settings;
	}

	AddResult add(CallRecord call) {
		try {
			return added(run(arguments(call)));
		}
		catch (RuntimeException ex) {
			this.uncertain.add(call.id());
			throw ex;
		}
	}

	private Answer run(Arguments arguments) {
		String home = this.identity.home();
		Answer answer = this.server.run(Script.ADD, home, arguments);
		while (answer.text(0).equals("LOST")) {
			this.membership.rejoin(home);
			home = this.identity.home();
			answer = this.server.run(Script.ADD, home, arguments);
		}
		return answer;
	}

	private Arguments arguments(CallRecord call) {
		Idempotency idempotency = call.idempotency();
		return Arguments.none()
			.add(CallFields.order(call))
			.add(call.operation())
			.add(call.deadline())
			.addAll(room(this.settings.retention().room()))
			.addAll(room(this.settings.retention().roomPerPrincipal()))
			.addOptional((idempotency != null) ? idempotency.key() : null)
			.add((idempotency != null) ? idempotency.fingerprint() : "")
			.addOptional(call.principal())
			.addAll(CallFields.of(call));
	}

	private static Arguments room(Retention.Room room) {
		return Arguments.none().add(room.calls()).add(room.bytes());
	}

	private static AddResult added(Answer answer) {
		return switch (answer.text(0)) {
			case "ADDED" -> AddResult.ADDED;
			case "FULL" -> AddResult.FULL;
			case "KEY_REUSED" -> AddResult.KEY_REUSED;
			default -> new AddResult.Repeated(CallReader.require(answer.list(1)));
		};
	}

	/**
	 * Takes back what may have been stored although its caller was told otherwise.
	 */
	void sweep() {
		CallId id = this.uncertain.peek();
		while (id != null) {
			this.server.run(Script.WITHDRAW, Arguments.of(id));
			this.uncertain.remove();
			id = this.uncertain.peek();
		}
	}

}
