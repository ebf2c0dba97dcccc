package org.asyncrpc.client;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallStatus;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.CurrentAsyncCall;
import org.asyncrpc.context.RequestContext;
import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The client of one server: makes calls and keeps those that are outstanding.
 */
final class RpcClient {

	private final String name;

	private final ClientSettings settings;

	private final HttpChannel channel;

	private final CallTransport transport;

	private final Executor callbacks;

	private final RequestContext context;

	private final ClientInstruments instruments;

	private final Set<ClientCall<?>> outstanding = ConcurrentHashMap.newKeySet();

	private final AtomicInteger count = new AtomicInteger();

	private volatile boolean stopped;

	RpcClient(String name, HttpChannel channel, CallTransport transport, Executor callbacks, RequestContext context,
			ClientInstruments instruments) {
		this.name = name;
		this.settings = channel.settings();
		this.channel = channel;
		this.transport = transport;
		this.callbacks = callbacks;
		this.context = context;
		this.instruments = instruments;
	}

	ClientSettings settings() {
		return this.settings;
	}

	// Makes a call.
	<R> ClientCall<R> call(ClientOperation<R> operation, @Nullable Object @Nullable [] arguments) {
		byte[] json = operation.arguments().write(arguments);
		AsyncCallHandle<?> managed = CurrentAsyncCall.get().orElse(null);
		long now = this.channel.runtime().now();
		long deadline = deadline(now, operation.timeout(), managed);
		OutgoingCall outgoing = new OutgoingCall(operation.name(), json, UUID.randomUUID().toString(), now, deadline,
				this.context.capture());
		ClientCall<R> call = register(outgoing, operation.reply());
		if (!isRefused(outgoing)) {
			boolean lone = operation.returns() == ClientOperation.Returns.REPLY && this.count.get() == 1;
			call.carriedBy(this.transport.make(outgoing, lone));
			cancelWith(managed, call);
		}
		return call;
	}

	// Takes up a call that the server has.
	<R> ClientCall<R> attach(String callId, ReplyReader<R> reply) {
		OutgoingCall outgoing = new OutgoingCall("calls/attached", new byte[0], "", this.channel.runtime().now(),
				OutgoingCall.NO_DEADLINE, this.context.capture());
		outgoing.accepted(callId);
		ClientCall<R> call = register(outgoing, reply);
		if (!isRefused(outgoing)) {
			call.carriedBy(this.transport.attach(outgoing));
		}
		return call;
	}

	private long deadline(long now, @Nullable Duration timeout, @Nullable AsyncCallHandle<?> managed) {
		Duration own = (timeout != null) ? timeout : this.settings.timeout();
		long deadline = (own != null) ? now + own.toMillis() : OutgoingCall.NO_DEADLINE;
		return (managed != null) ? Math.min(deadline, now + managed.remaining().toMillis()) : deadline;
	}

	private <R> ClientCall<R> register(OutgoingCall outgoing, ReplyReader<R> reply) {
		ClientCall<R> call = new ClientCall<>(this, outgoing, new ProgressWatch(this, outgoing));
		this.count.incrementAndGet();
		this.outstanding.add(call);
		outgoing.ended().thenAccept((outcome) -> ended(call, reply, outcome));
		if (outgoing.deadline() != OutgoingCall.NO_DEADLINE) {
			this.channel.runtime().timer().schedule(outgoing, outgoing.deadline() - this.channel.runtime().now());
		}
		return call;
	}

	private boolean isRefused(OutgoingCall call) {
		if (this.stopped) {
			call.end(Outcomes.stopped(call, true));
		}
		else if (this.count.get() > this.settings.limits().outstanding()) {
			call.end(Outcomes.local(call, ErrorCode.TOO_BUSY, "This client has too many outstanding calls", true));
		}
		else if (call.deadline() <= this.channel.runtime().now()) {
			call.end(Outcomes.local(call, ErrorCode.DEADLINE_EXCEEDED,
					"The deadline had passed before the call was made", true));
		}
		return call.isEnded();
	}

	// The managed call keeps its listeners for as long as it lives, but not the calls
	private static void cancelWith(@Nullable AsyncCallHandle<?> managed, ClientCall<?> call) {
		if (managed != null) {
			WeakReference<ClientCall<?>> reference = new WeakReference<>(call);
			managed.onCancel(() -> {
				ClientCall<?> outstanding = reference.get();
				if (outstanding != null) {
					outstanding.cancel();
				}
			});
		}
	}

	private <R> void ended(ClientCall<R> call, ReplyReader<R> reader, CallOutcome outcome) {
		OutgoingCall outgoing = call.outgoing();
		this.channel.runtime().timer().cancel(outgoing);
		this.outstanding.remove(call);
		this.count.decrementAndGet();
		R reply = null;
		AsyncCallException failure = outcome.failure();
		if (failure == null) {
			try {
				reply = reader.read(outcome.reply());
			}
			catch (JacksonException ex) {
				failure = new AsyncCallTransportException(
						"The reply of '%s' is not of the expected type".formatted(outgoing.operation()), ex,
						outgoing.operation(), outgoing.callId(), false, null);
			}
		}
		CallOutcome told = (failure != null) ? CallOutcome.failure(outcome.state(), failure) : outcome;
		this.instruments.ended(this.name, outgoing, told, this.channel.runtime().now() - outgoing.startedAt());
		call.finish(reply, failure);
	}

	// Asks the server what it knows about a call.
	CompletableFuture<AsyncCallStatus> inquire(OutgoingCall call) {
		StatusRequest request = new StatusRequest(this.channel, call);
		request.send();
		CompletableFuture<AsyncCallStatus> status = new CompletableFuture<>();
		request.status().whenComplete((received, failure) -> callback(() -> {
			if (received != null) {
				status.complete(received);
			}
			else {
				status.completeExceptionally(failure);
			}
		}));
		return status;
	}

	// Runs what the application wants to be told.
	void callback(Runnable callback) {
		try {
			this.callbacks.execute(callback);
		}
		catch (RejectedExecutionException ex) {
			// The application stops, or has no room; it is told all the same
			callback.run();
		}
	}

	// Runs something of the application after some time.
	void later(long delayMillis, Runnable task) {
		this.channel.runtime().timer().schedule(new TimedWait() {

			@Override
			protected void waitOver() {
				callback(task);
			}

		}, delayMillis);
	}

	int count() {
		return this.count.get();
	}

	// For how long the oldest call has been outstanding, in milliseconds.
	long oldestAge() {
		long now = this.channel.runtime().now();
		return this.outstanding.stream().mapToLong((call) -> now - call.outgoing().startedAt()).max().orElse(0);
	}

	/**
	 * Ends all outstanding calls here, and makes no more. They go on at the server.
	 */
	void stop() {
		this.stopped = true;
		for (ClientCall<?> call : this.outstanding) {
			call.outgoing().end(Outcomes.stopped(call.outgoing(), false));
		}
		this.transport.stop();
	}

}
