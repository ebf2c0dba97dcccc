package org.asyncrpc.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.asyncrpc.timer.TimedWait;

/**
 * Sends calls in the order in which they were made, in one request at a time: a lone call
 * at once, and what is called meanwhile in the next one. As a timer, it is the delay
 * before a request is repeated.
 */
final class BatchSender extends TimedWait {

	/** What one request may have, unless one call alone has more. */
	private static final int MAX_BYTES = 256 * 1024;

	private static final int OVERHEAD = 200;

	private final BindingTransport transport;

	private final HttpChannel channel;

	private final WaitingCalls waiting;

	private final ElementWriter writer = new ElementWriter();

	private final BatchLength length = new BatchLength();

	private final MeantStore store;

	private final Retries retries;

	/**
	 * Whether somebody sends, and may therefore touch what follows.
	 */
	private final AtomicBoolean busy = new AtomicBoolean();

	/** What was sent before, and goes before all that is waiting. */
	private final Deque<BoundCall> repeated = new ArrayDeque<>();

	private volatile boolean acknowledging;

	BatchSender(BindingTransport transport, WaitingCalls waiting) {
		this.transport = transport;
		this.channel = transport.channel();
		this.waiting = waiting;
		this.retries = new Retries(this.channel);
		this.store = this.channel.meantStore();
	}

	/**
	 * There may be something to send.
	 */
	void send() {
		if (this.busy.compareAndSet(false, true)) {
			next();
		}
	}

	// Whether the server has got whatever was called so far.
	boolean isQuiet() {
		return this.waiting.isEmpty() && !this.busy.get();
	}

	/**
	 * There is something to acknowledge, which does not wait for the next call.
	 */
	void acknowledge() {
		this.acknowledging = true;
		send();
	}

	/**
	 * Gives a binding up if it has nothing to do.
	 * @param binding the binding
	 */
	void closeIdle(ClientBinding binding) {
		if (this.busy.compareAndSet(false, true)) {
			if (binding.isIdle()) {
				binding.leave();
			}
			next();
		}
	}

	// Called by whoever is busy, who sends or is no longer busy afterwards
	private void next() {
		do {
			List<BoundCall> batch = take();
			if (!batch.isEmpty() || isAcknowledging()) {
				post(batch);
				return;
			}
			this.busy.set(false);
		}
		while (!this.waiting.isEmpty() && this.busy.compareAndSet(false, true));
	}

	private boolean isAcknowledging() {
		boolean asked = this.acknowledging;
		this.acknowledging = false;
		ClientBinding binding = this.transport.currentBinding();
		return asked && binding != null && binding.isToAcknowledge();
	}

	private List<BoundCall> take() {
		List<BoundCall> batch = new ArrayList<>();
		this.writer.begin();
		long now = this.channel.runtime().now();
		while (batch.size() < this.length.get()) {
			BoundCall call = this.repeated.isEmpty() ? this.waiting.peek() : this.repeated.peek();
			if (call == null || (!batch.isEmpty() && !fits(call.call()))) {
				break;
			}
			if (this.repeated.poll() == null) {
				this.waiting.poll();
			}
			if (this.transport.isAlone()) {
				call.makeAlone();
			}
			else if (call.send()) {
				batch.add(call);
				this.writer.add(call.call(), call.number(), now);
			}
		}
		return batch;
	}

	private boolean fits(OutgoingCall call) {
		return this.writer.length() + call.arguments().length + OVERHEAD <= MAX_BYTES;
	}

	private void post(List<BoundCall> batch) {
		ClientBinding binding = this.transport.binding();
		batch.forEach(binding::add);
		new BatchRequest(this, binding, batch, this.writer.end()).send();
	}

	HttpChannel channel() {
		return this.channel;
	}

	BindingTransport transport() {
		return this.transport;
	}

	// The store that all requests are meant for, one after the other.
	MeantStore store() {
		return this.store;
	}

	/**
	 * A request was answered, and what is not to be repeated is settled.
	 * @param length how many calls it had
	 * @param millis how long that took
	 * @param again what is to be repeated before anything else
	 * @return {@code false} if that was repeated for long enough
	 */
	boolean answered(int length, long millis, List<BoundCall> again) {
		this.length.answered(length, millis);
		if (again.isEmpty()) {
			this.retries.succeeded();
			next();
			return true;
		}
		if (again.size() < length) {
			this.retries.succeeded();
		}
		return repeat(again, 0);
	}

	/**
	 * A request was too large.
	 * @param batch what is to be repeated in smaller ones
	 */
	void split(List<BoundCall> batch) {
		this.length.shorten(batch.size());
		putBack(batch);
		next();
	}

	/**
	 * Repeats what was sent, after some time.
	 * @param batch what is to be repeated
	 * @param atLeast the delay that the server asked for, in milliseconds
	 * @return {@code false} if that was repeated for long enough, so that it is not
	 */
	boolean repeat(List<BoundCall> batch, long atLeast) {
		long delay = this.retries.failed(atLeast);
		if (delay < 0) {
			return false;
		}
		putBack(batch);
		this.channel.runtime().timer().schedule(this, delay);
		return true;
	}

	/**
	 * The server has another store than the request was meant for.
	 * @param refused the request
	 * @param answer says which store the server has
	 * @param batch what that store cannot have had yet
	 * @return {@code false} if there was another one for long enough
	 */
	boolean move(RpcRequest refused, HttpAnswer answer, List<BoundCall> batch) {
		boolean asked = !this.store.isKnown();
		this.store.move(refused, answer, true);
		if (!asked) {
			return repeat(batch, 0);
		}
		putBack(batch);
		next();
		return true;
	}

	private void putBack(List<BoundCall> batch) {
		for (int i = batch.size() - 1; i >= 0; i--) {
			this.repeated.addFirst(batch.get(i));
		}
	}

	/**
	 * Requests have failed for long enough: this is the end of whatever has waited for
	 * that long.
	 * @param reason how calls end
	 */
	void giveUp(Function<BoundCall, CallOutcome> reason) {
		for (BoundCall call : this.repeated) {
			call.end(reason.apply(call));
		}
		this.repeated.clear();
		long since = this.channel.runtime().now() - this.channel.backoff().timeout().toMillis();
		BoundCall oldest = this.waiting.peek();
		while (oldest != null && oldest.call().startedAt() <= since) {
			this.waiting.poll();
			oldest.end(reason.apply(oldest));
			oldest = this.waiting.peek();
		}
		next();
	}

	// The batch is settled.
	void proceed() {
		this.retries.succeeded();
		next();
	}

	@Override
	protected void waitOver() {
		this.channel.runtime().executor().execute(this::next);
	}

}
