package org.asyncrpc.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.server.CallService;
import org.asyncrpc.server.CallWatcher;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.ProgressDocument;
import org.jspecify.annotations.Nullable;

/**
 * The events of one call: its latest progress whenever the client can take it, and its
 * outcome, after which the stream ends.
 */
final class CallEvents extends SseStream implements CallWatcher {

	/** The id of the last event: a client that comes back with it needs nothing more. */
	static final String LAST_ID = "ended";

	private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);

	private final CallService calls;

	private final StreamLimit streams;

	private final StoredCall call;

	private final AtomicReference<@Nullable AsyncCallProgress> progress = new AtomicReference<>();

	private final AtomicReference<@Nullable StoredCall> outcome = new AtomicReference<>();

	private volatile boolean finished;

	CallEvents(CallService calls, StoredCall call, WaitTimer timer, StreamLimit streams) {
		super(timer, Runnable::run);
		this.calls = calls;
		this.streams = streams;
		this.call = call;
		this.progress.set(call.progress());
	}

	@Override
	public void progressed(AsyncCallProgress progress) {
		this.progress.set(progress);
		signal();
	}

	@Override
	public void ended(StoredCall call) {
		this.outcome.compareAndSet(null, call);
		signal();
	}

	@Override
	public void gone() {
		this.finished = true;
		signal();
	}

	@Override
	public void left() {
		// The client comes back, to another node
		gone();
	}

	@Override
	boolean writeNext(OutputStream out) throws IOException {
		byte[] event = next();
		if (event != null) {
			out.write(event);
		}
		return event != null;
	}

	private byte @Nullable [] next() {
		if (this.finished) {
			return null;
		}
		StoredCall call = this.outcome.get();
		AsyncCallProgress latest = this.progress.getAndSet(null);
		if (latest != null) {
			return SseEvent.of("progress", null, ProgressDocument.toJson(latest));
		}
		if (call == null) {
			return null;
		}
		this.finished = true;
		Answer answer = Answers.outcome(call, "");
		String name = (answer.status() < 400) ? "reply" : "problem";
		return SseEvent.of(name, LAST_ID, (answer.body() != null) ? answer.body() : NULL);
	}

	@Override
	boolean isFinished() {
		return this.finished;
	}

	@Override
	void ended() {
		this.calls.unwatch(this.call.id(), this);
		this.streams.release(this.call.record().principal());
	}

}
