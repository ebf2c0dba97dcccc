package org.asyncrpc.server;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallPage;
import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Finds calls in the store and makes handles for them.
 */
final class DefaultAsyncCalls implements AsyncCalls {

	private final CallStore store;

	private final CallRegistry registry;

	private final CallEnder ender;

	private final FoundHandles found;

	DefaultAsyncCalls(CallStore store, CallRegistry registry, CallEnder ender, FoundHandles found) {
		this.store = store;
		this.registry = registry;
		this.ender = ender;
		this.found = found;
	}

	@Override
	public Optional<AsyncCallHandle<Object>> find(String callId) {
		CallId id = CallId.parse(callId);
		return Optional.ofNullable(handle((id != null) ? this.store.find(id) : null));
	}

	@Override
	public Optional<AsyncCallHandle<Object>> findByKey(String operation, String key) {
		return Optional.ofNullable(handle(this.store.findByKey(operation, key)));
	}

	@Override
	public AsyncCallPage outstanding(AsyncCallQuery query) {
		CallPage page = this.store
			.page(new CallQuery(query.operation(), query.principal(), null, null, false, query.limit(), query.after()));
		List<AsyncCallHandle<Object>> handles = page.calls()
			.stream()
			.map(this::handle)
			.filter(Objects::nonNull)
			.toList();
		return new AsyncCallPage(handles, page.next());
	}

	private @Nullable AsyncCallHandle<Object> handle(@Nullable StoredCall call) {
		if (call == null || call.state().isEnded()) {
			return null;
		}
		LiveCall live = this.registry.attach(call);
		if (live == null) {
			return null;
		}
		live.setReachableById();
		CallHandle handle = new CallHandle(live, Claim.FOUND, this.ender);
		if (live instanceof AttachedCall attached) {
			this.found.track(handle, attached);
		}
		return handle;
	}

}
