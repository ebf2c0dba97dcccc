package org.asyncrpc.server;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

import org.asyncrpc.CurrentAsyncCall;
import org.asyncrpc.server.OperationSettings.Dispatch;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.TraceParent;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Turns a request into a call: admits it, stores it, and only then runs the manager's
 * method.
 */
public final class CallDispatcher {

	private final CallStore store;

	private final CallRegistry registry;

	private final Admission admission;

	private final ServerSettings settings;

	private final CallEnder ender;

	private final AbandonedCalls abandoned;

	private final Executor executor;

	private final Instruments instruments;

	private final CallIdGenerator ids = new CallIdGenerator();

	private final Map<NodeLoss, Home> homes = new EnumMap<>(NodeLoss.class);

	private volatile boolean stopping;

	CallDispatcher(CallStore store, CallRegistry registry, Admission admission, ServerSettings settings,
			CallEnder ender, AbandonedCalls abandoned, Executor executor, Instruments instruments) {
		this.store = store;
		this.registry = registry;
		this.admission = admission;
		this.settings = settings;
		this.ender = ender;
		this.abandoned = abandoned;
		this.executor = executor;
		this.instruments = instruments;
		for (NodeLoss onNodeLoss : NodeLoss.values()) {
			this.homes.put(onNodeLoss, new Home(settings.node(), onNodeLoss));
		}
	}

	/**
	 * Dispatches a request, or finds the call that it repeats. When this returns, the
	 * manager's method has returned too, unless it runs on the executor and nobody
	 * {@linkplain CallRequest#inOrder waits} for it.
	 * @param request the request
	 * @param watcher is told when the call ends
	 * @return the id of the call
	 * @throws CallRefusedException if nothing was dispatched and no call is left behind
	 */
	public CallId dispatch(CallRequest request, CallWatcher watcher) {
		try {
			return accept(request, watcher);
		}
		catch (CallRefusedException ex) {
			this.instruments.metrics().refused(request.operation().name(), ex.problem().code());
			throw ex;
		}
	}

	private CallId accept(CallRequest request, CallWatcher watcher) {
		CallId repeated = findRepeated(request, watcher);
		if (repeated != null) {
			return repeated;
		}
		LiveCall call = admit(request, this.settings.of(request.operation().name()));
		call.watch(watcher);
		AddResult result = add(call);
		if (result instanceof AddResult.Added) {
			run(call, request);
			return call.record().id();
		}
		return notAdded(result, watcher);
	}

	/**
	 * Dispatches what comes from now on.
	 */
	void start() {
		this.stopping = false;
	}

	/**
	 * Dispatches nothing from now on.
	 */
	void stop() {
		this.stopping = true;
	}

	boolean isStopping() {
		return this.stopping;
	}

	// A repeat is answered even when new calls are refused.
	private @Nullable CallId findRepeated(CallRequest request, CallWatcher watcher) {
		Idempotency idempotency = request.idempotency();
		if (idempotency == null) {
			return null;
		}
		if (idempotency.key().length() > this.settings.sizes().maxKey()) {
			throw new CallRefusedException(ErrorCode.INVALID_ARGUMENTS,
					"The idempotency key must have no more than %d characters"
						.formatted(this.settings.sizes().maxKey()));
		}
		StoredCall call = StoreFailure.refusedBy(() -> this.store.findByIdempotencyKey(request.principal(),
				request.operation().name(), idempotency.key()));
		if (call == null) {
			return null;
		}
		if (!idempotency.equals(call.record().idempotency())) {
			throw keyReused();
		}
		return join(call.id(), watcher);
	}

	private CallId join(CallId id, CallWatcher watcher) {
		watcher.repeats();
		this.registry.watch(id, watcher);
		return id;
	}

	private LiveCall admit(CallRequest request, OperationSettings operationSettings) {
		CallRecord record = record(request);
		if (!this.admission.tryAcquire(record.operation(), operationSettings.maxOutstanding(), record.principal())) {
			throw tooBusy();
		}
		// After the call is counted: whoever stops the server waits for the count
		if (this.stopping) {
			this.admission.release(record);
			throw new CallRefusedException(ErrorCode.SERVER_STOPPING, "The server is shutting down");
		}
		return new LiveCall(record, request.operation(), true);
	}

	private CallRecord record(CallRequest request) {
		long now = this.store.now();
		Duration timeout = this.settings.timeout(request.timeout(), request.operation());
		return new CallRecord(this.ids.next(), request.operation().name(), request.principal(), now,
				now + timeout.toMillis(), request.clientAddress(), trace(request), request.idempotency(),
				Objects.requireNonNull(this.homes.get(this.settings.of(request.operation().name()).onNodeLoss())));
	}

	// Nearer than what the client sent: the span of the request itself.
	private @Nullable TraceParent trace(CallRequest request) {
		TraceParent current = this.instruments.observer().currentTrace();
		return (current != null) ? current : request.trace();
	}

	private AddResult add(LiveCall call) {
		this.registry.add(call);
		AddResult result = null;
		try {
			result = StoreFailure.refusedBy(() -> this.store.add(call.record()));
			return result;
		}
		finally {
			if (!(result instanceof AddResult.Added)) {
				this.registry.remove(call);
			}
		}
	}

	private CallId notAdded(AddResult result, CallWatcher watcher) {
		if (result instanceof AddResult.Repeated repeated) {
			return join(repeated.call().id(), watcher);
		}
		throw (result instanceof AddResult.KeyReused) ? keyReused() : tooBusy();
	}

	private void run(LiveCall call, CallRequest request) {
		CallHandle handle = new CallHandle(call, Claim.DISPATCHED, this.ender);
		this.abandoned.track(handle, call);
		if (this.settings.of(request.operation().name()).dispatch() == Dispatch.REQUEST) {
			invoke(call, handle, request);
			return;
		}
		Runnable invocation = this.ender.context().wrap(() -> invoke(call, handle, request));
		FutureTask<?> awaited = request.inOrder() ? new FutureTask<>(invocation, null) : null;
		try {
			this.executor.execute((awaited != null) ? awaited : invocation);
		}
		catch (RuntimeException ex) {
			this.registry.withdraw(call);
			throw (ex instanceof RejectedExecutionException) ? tooBusy() : ex;
		}
		if (awaited != null) {
			await(awaited);
		}
	}

	private static void await(FutureTask<?> invocation) {
		try {
			invocation.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			Failures.log("A manager's method could not be run", Objects.requireNonNull(ex.getCause()));
		}
	}

	private void invoke(LiveCall call, CallHandle handle, CallRequest request) {
		try (CallObserver.Activity dispatch = this.instruments.observer().dispatching(call.record())) {
			invoke(handle, request, dispatch);
		}
	}

	private static void invoke(CallHandle handle, CallRequest request, CallObserver.Activity dispatch) {
		try (CurrentAsyncCall.Binding binding = CurrentAsyncCall.bind(handle)) {
			request.operation().invoke(handle, request.arguments());
		}
		catch (Throwable ex) {
			dispatch.failed(ex);
			handle.abort(ex);
		}
	}

	private static CallRefusedException tooBusy() {
		return new CallRefusedException(ErrorCode.TOO_BUSY, "The server has too many calls; try again later");
	}

	private static CallRefusedException keyReused() {
		return new CallRefusedException(ErrorCode.KEY_REUSED,
				"The idempotency key belongs to a call with other arguments");
	}

}
