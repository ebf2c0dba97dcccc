package org.asyncrpc.server.observe;

import java.util.Objects;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long another store takes, each method with a timer of its own.
 */
final class MeasuredCallStore implements CallStore {

	private final CallStore store;

	private final MeterRegistry registry;

	private final Timer giveUp;

	private final Timer add;

	private final Timer withdraw;

	private final Timer find;

	private final Timer findByKey;

	private final Timer findByIdempotencyKey;

	private final Timer assignKey;

	private final Timer end;

	private final Timer terminate;

	private final Timer drained;

	private final Timer requestCancel;

	private final Timer progress;

	private final Timer delivered;

	private final Timer acknowledge;

	private final Timer watch;

	private final Timer unwatch;

	private final Timer page;

	private final Timer counts;

	private final Timer sweep;

	MeasuredCallStore(CallStore store, MeterRegistry registry) {
		this.store = store;
		this.registry = registry;
		this.giveUp = timer("giveUp");
		this.add = timer("add");
		this.withdraw = timer("withdraw");
		this.find = timer("find");
		this.findByKey = timer("findByKey");
		this.findByIdempotencyKey = timer("findByIdempotencyKey");
		this.assignKey = timer("assignKey");
		this.end = timer("end");
		this.terminate = timer("terminate");
		this.drained = timer("drained");
		this.requestCancel = timer("requestCancel");
		this.progress = timer("progress");
		this.delivered = timer("delivered");
		this.acknowledge = timer("acknowledge");
		this.watch = timer("watch");
		this.unwatch = timer("unwatch");
		this.page = timer("page");
		this.counts = timer("counts");
		this.sweep = timer("sweep");
	}

	private Timer timer(String method) {
		return Timer.builder("asyncrpc.store.invocations")
			.description("Time that the store of calls takes")
			.tag("method", method)
			.register(this.registry);
	}

	@Override
	public void start(String node, CallStoreListener listener) {
		this.store.start(node, listener);
	}

	@Override
	public void stop() {
		this.store.stop();
	}

	@Override
	public Set<CallId> giveUp() {
		return Objects.requireNonNull(this.giveUp.record(this.store::giveUp));
	}

	@Override
	public @Nullable String instance() {
		return this.store.instance();
	}

	@Override
	public long now() {
		return this.store.now();
	}

	@Override
	public AddResult add(CallRecord call) {
		return Objects.requireNonNull(this.add.record(() -> this.store.add(call)));
	}

	@Override
	public void withdraw(CallId id) {
		this.withdraw.record(() -> this.store.withdraw(id));
	}

	@Override
	public @Nullable StoredCall find(CallId id) {
		return this.find.record(() -> this.store.find(id));
	}

	@Override
	public @Nullable StoredCall findByKey(String operation, String key) {
		return this.findByKey.record(() -> this.store.findByKey(operation, key));
	}

	@Override
	public @Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key) {
		return this.findByIdempotencyKey.record(() -> this.store.findByIdempotencyKey(principal, operation, key));
	}

	@Override
	public boolean assignKey(CallId id, String key) {
		return this.assignKey.record(() -> this.store.assignKey(id, key));
	}

	@Override
	public boolean end(CallId id, Outcome outcome, Claim claim) {
		return this.end.record(() -> this.store.end(id, outcome, claim));
	}

	@Override
	public boolean terminate(CallId id, Outcome outcome) {
		return this.terminate.record(() -> this.store.terminate(id, outcome));
	}

	@Override
	public void drained(CallId id) {
		this.drained.record(() -> this.store.drained(id));
	}

	@Override
	public void requestCancel(CallId id) {
		this.requestCancel.record(() -> this.store.requestCancel(id));
	}

	@Override
	public void progress(CallId id, AsyncCallProgress progress) {
		this.progress.record(() -> this.store.progress(id, progress));
	}

	@Override
	public void delivered(CallId id, Delivery delivery) {
		this.delivered.record(() -> this.store.delivered(id, delivery));
	}

	@Override
	public void acknowledge(@Nullable String principal, CallId id) {
		this.acknowledge.record(() -> this.store.acknowledge(principal, id));
	}

	@Override
	public void watch(CallId id) {
		this.watch.record(() -> this.store.watch(id));
	}

	@Override
	public void unwatch(CallId id) {
		this.unwatch.record(() -> this.store.unwatch(id));
	}

	@Override
	public CallPage page(CallQuery query) {
		return Objects.requireNonNull(this.page.record(() -> this.store.page(query)));
	}

	@Override
	public CallCounts counts() {
		return Objects.requireNonNull(this.counts.record(this.store::counts));
	}

	@Override
	public void sweep() {
		this.sweep.record(this.store::sweep);
	}

}
