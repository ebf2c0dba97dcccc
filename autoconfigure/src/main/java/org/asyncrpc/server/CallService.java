package org.asyncrpc.server;

import java.util.Objects;

import org.asyncrpc.CallBusyException;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What a client can do with a call that it has made. A call of somebody else is, for
 * every purpose, a call that does not exist.
 */
public final class CallService {

	private final CallStore store;

	private final CallRegistry registry;

	CallService(CallStore store, CallRegistry registry) {
		this.store = store;
		this.registry = registry;
	}

	/**
	 * Names the store, if what it keeps ends with it.
	 * @return the name, or {@code null} if calls outlive the server
	 */
	public @Nullable String storeInstance() {
		return this.store.instance();
	}

	/**
	 * Whether there is a call, outstanding or ended, that was made with an idempotency
	 * key.
	 * @param principal the caller, or {@code null} if anonymous
	 * @param operation the operation
	 * @param key the key
	 * @return whether a request with that key would be a repetition
	 */
	public boolean isKnown(@Nullable String principal, String operation, String key) {
		return StoreFailure.refusedBy(() -> this.store.findByIdempotencyKey(principal, operation, key) != null);
	}

	/**
	 * Finds a call, outstanding or ended.
	 * @param callId the id, as the client wrote it
	 * @param principal who asks, or {@code null} if anonymous
	 * @return the call
	 * @throws CallRefusedException if there is no such call of this caller, or the store
	 * cannot be asked
	 */
	public StoredCall find(String callId, @Nullable String principal) {
		CallId id = CallId.parse(callId);
		StoredCall call = (id != null) ? StoreFailure.refusedBy(() -> this.store.find(id)) : null;
		if (call == null || !Objects.equals(call.record().principal(), principal)) {
			throw new CallRefusedException(ErrorCode.UNKNOWN_CALL, "There is no such call");
		}
		return call;
	}

	/**
	 * The call as it is now.
	 * @param id the id of the call
	 * @return the call, or {@code null} if it is no longer kept
	 */
	public @Nullable StoredCall find(CallId id) {
		return this.store.find(id);
	}

	/**
	 * Waits for a call to end.
	 * @param id the id of the call
	 * @param watcher is told, at once if the call has ended
	 */
	public void watch(CallId id, CallWatcher watcher) {
		this.registry.watch(id, watcher);
	}

	/**
	 * Waits no longer.
	 * @param id the id of the call
	 * @param watcher who waited
	 */
	public void unwatch(CallId id, CallWatcher watcher) {
		this.registry.unwatch(id, watcher);
	}

	/**
	 * Cancels a call; without effect if it has ended.
	 * @param call the call
	 * @param abortive whether to end the call at once, rather than to ask its manager
	 * @return the call as it is afterwards
	 * @throws CallRefusedException if somebody else takes long to end the call, or the
	 * store cannot be asked
	 */
	public StoredCall cancel(StoredCall call, boolean abortive) {
		try {
			return StoreFailure.refusedBy(() -> tryCancel(call, abortive));
		}
		catch (CallBusyException ex) {
			throw new CallRefusedException(ErrorCode.TOO_BUSY, "The call is just being ended; try again later");
		}
	}

	private StoredCall tryCancel(StoredCall call, boolean abortive) {
		if (!abortive) {
			this.store.requestCancel(call.id());
		}
		else if (this.store.terminate(call.id(), Outcome.CANCELLED)) {
			// Whoever held the request may have its answer, and the store have dropped
			// the call
			return call.terminated(Outcome.CANCELLED, this.store.now());
		}
		StoredCall now = this.store.find(call.id());
		return (now != null) ? now : call;
	}

	/**
	 * Drops the outcome of a call because the client says that it has it.
	 * @param callId the id, as the client wrote it
	 * @param principal who says so, or {@code null} if anonymous
	 */
	public void acknowledge(String callId, @Nullable String principal) {
		CallId id = CallId.parse(callId);
		if (id != null) {
			StoreFailure.refusedBy(() -> {
				acknowledge(id, principal);
				return true;
			});
		}
	}

	/**
	 * Drops the outcome of a call because the client says that it has it.
	 * @param id the id of the call
	 * @param principal who says so, or {@code null} if anonymous
	 */
	public void acknowledge(CallId id, @Nullable String principal) {
		this.store.acknowledge(principal, id);
	}

	/**
	 * Notes that an outcome has reached its client.
	 * @param id the id of the call
	 * @param delivery how
	 */
	public void delivered(CallId id, Delivery delivery) {
		this.store.delivered(id, delivery);
	}

	/**
	 * Notes that the connection a call came in on was found closed.
	 * @param id the id of the call
	 */
	public void disconnected(CallId id) {
		this.registry.disconnected(id);
	}

}
