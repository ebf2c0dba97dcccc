package org.asyncrpc.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Carries calls on a binding: many in one request, in the order in which they were made,
 * and their outcomes on one stream. What a binding cannot carry, or no longer can, goes
 * on in requests of its own.
 */
final class BindingTransport implements CallTransport {

	private static final Log logger = LogFactory.getLog(BindingTransport.class);

	/** How many bindings a server may lose in a row before they are of no use. */
	private static final int MAX_LOST = 5;

	private static final long ALONE_MILLIS = 60_000;

	private final HttpChannel channel;

	private final HttpCallTransport alone;

	private final WaitingCalls waiting;

	private final BatchSender sender;

	private final AtomicLong numbers = new AtomicLong();

	private final AtomicInteger lost = new AtomicInteger();

	private volatile @Nullable ClientBinding binding;

	private volatile long aloneUntil = Long.MIN_VALUE;

	private volatile boolean stopped;

	BindingTransport(HttpChannel channel) {
		this.channel = channel;
		this.alone = new HttpCallTransport(channel);
		this.waiting = new WaitingCalls(channel.settings().limits().outstanding());
		this.sender = new BatchSender(this, this.waiting);
	}

	@Override
	public CarriedCall make(OutgoingCall call, boolean lone) {
		// One request then is enough, and there is nothing that it could overtake
		if (isAlone() || (lone && this.sender.isQuiet())) {
			return this.alone.make(call, lone);
		}
		BoundCall bound = new BoundCall(this, call, this.numbers.incrementAndGet());
		if (this.waiting.offer(bound)) {
			this.sender.send();
		}
		else {
			bound.end(Outcomes.local(call, ErrorCode.TOO_BUSY, "This client has too many calls to send", true));
		}
		return bound;
	}

	@Override
	public CarriedCall attach(OutgoingCall call) {
		return this.alone.attach(call);
	}

	HttpChannel channel() {
		return this.channel;
	}

	BatchSender sender() {
		return this.sender;
	}

	// Carries what a binding cannot.
	HttpCallTransport alone() {
		return this.alone;
	}

	// Whether no binding can carry calls at present.
	boolean isAlone() {
		return this.channel.runtime().now() < this.aloneUntil;
	}

	@Nullable ClientBinding currentBinding() {
		return this.binding;
	}

	// The binding to make calls on. Called only by whoever sends.
	ClientBinding binding() {
		ClientBinding current = this.binding;
		if (current == null || current.isGone()) {
			current = new ClientBinding(this);
			this.binding = current;
			if (this.stopped) {
				current.leave();
			}
			else {
				current.open();
			}
		}
		return current;
	}

	/**
	 * A binding has ended at the server, or its outcomes do not reach this client: the
	 * calls that the server has are asked for one by one, and the others are made on the
	 * next binding.
	 * @param binding the binding
	 */
	void lost(ClientBinding binding) {
		if (!binding.leave()) {
			return;
		}
		binding.calls().forEach(BoundCall::follow);
		if (this.lost.incrementAndGet() > MAX_LOST) {
			this.lost.set(0);
			makeAlone("has lost %d bindings".formatted(MAX_LOST));
		}
	}

	// A binding works.
	void found() {
		this.lost.set(0);
	}

	/**
	 * The server, or something before it, does not know what a binding is.
	 * @param status what it answered instead
	 */
	void unavailable(int status) {
		makeAlone("answers with status %d".formatted(status));
	}

	private void makeAlone(String reason) {
		this.aloneUntil = this.channel.runtime().now() + ALONE_MILLIS;
		logger.warn("A server cannot be used with bindings, because it %s; calls are made one by one for a while"
			.formatted(reason));
	}

	/**
	 * The stream of a binding could not be opened again for too long.
	 * @param binding the binding
	 * @param failure why
	 */
	void unreachable(ClientBinding binding, @Nullable Throwable failure) {
		if (binding.leave()) {
			for (BoundCall call : binding.calls()) {
				if (call.isAccepted()) {
					call.end(Outcomes.unreachable(call.call(), failure, false));
				}
			}
		}
	}

	@Override
	public void stop() {
		this.stopped = true;
		ClientBinding current = this.binding;
		if (current != null) {
			current.leave();
		}
	}

}
