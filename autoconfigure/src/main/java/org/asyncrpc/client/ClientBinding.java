package org.asyncrpc.client;

import java.net.http.HttpHeaders;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A binding and the calls on it whose outcomes are to come. As a timer, it looks from
 * time to time whether something is to be acknowledged, or the binding is of no use any
 * more.
 */
final class ClientBinding extends TimedWait implements EventReader.Events {

	private static final long INTERVAL_MILLIS = 1_000;

	private static final int IDLE_INTERVALS = 60;

	private final String id = UUID.randomUUID().toString();

	private final BindingTransport transport;

	private final ReplyStream stream;

	private final Map<Long, BoundCall> calls = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable String> instance = new AtomicReference<>();

	private final AtomicBoolean gone = new AtomicBoolean();

	private volatile long received;

	private volatile long acknowledged;

	private int idle;

	ClientBinding(BindingTransport transport) {
		this.transport = transport;
		this.stream = new ReplyStream(transport, this);
	}

	String id() {
		return this.id;
	}

	void open() {
		this.stream.open();
		schedule();
	}

	private void schedule() {
		this.transport.channel().runtime().timer().schedule(this, INTERVAL_MILLIS);
	}

	// A call may be on its way to the server.
	void add(BoundCall call) {
		this.calls.put(call.number(), call);
	}

	void remove(BoundCall call) {
		this.calls.remove(call.number());
	}

	Collection<BoundCall> calls() {
		return this.calls.values();
	}

	boolean isIdle() {
		return this.calls.isEmpty() && !isToAcknowledge();
	}

	/**
	 * Whether an answer comes from the same binding as those before.
	 * @param headers the head of the answer
	 * @return {@code false} if it comes from a later one, or one on another node
	 */
	boolean isInstance(HttpHeaders headers) {
		String actual = headers.firstValue(RpcHeaders.BINDING_INSTANCE).orElse("");
		return this.instance.compareAndSet(null, actual) || actual.equals(this.instance.get());
	}

	// The last event whose outcomes this client has, or 0.
	long received() {
		return this.received;
	}

	void acknowledged(long event) {
		this.acknowledged = event;
	}

	boolean isToAcknowledge() {
		return this.received > this.acknowledged;
	}

	@Override
	public void event(String type, long id, JsonSlice data) {
		if (!type.equals("replies") && !type.equals("reply") && !type.equals("problem")) {
			return;
		}
		if (!BoundDocument.read(data.bytes(), data.offset(), data.offset() + data.length(), this::ended)) {
			this.transport.lost(this);
			return;
		}
		this.stream.succeeded();
		this.received = Math.max(this.received, id);
	}

	private void ended(BoundDocument document) {
		BoundCall call = this.calls.remove(document.number());
		if (call != null) {
			call.ended(document);
			this.transport.found();
		}
	}

	@Override
	protected void waitOver() {
		if (this.gone.get()) {
			return;
		}
		schedule();
		this.idle = this.calls.isEmpty() ? this.idle + 1 : 0;
		if (isToAcknowledge()) {
			this.transport.channel().runtime().executor().execute(this.transport.sender()::acknowledge);
		}
		else if (this.idle > IDLE_INTERVALS) {
			this.transport.channel().runtime().executor().execute(() -> this.transport.sender().closeIdle(this));
		}
	}

	// Whether no outcome will come on this binding any more.
	boolean isGone() {
		return this.gone.get();
	}

	/**
	 * Gives the binding up.
	 * @return {@code false} if it was given up before
	 */
	boolean leave() {
		if (!this.gone.compareAndSet(false, true)) {
			return false;
		}
		this.transport.channel().runtime().timer().cancel(this);
		this.stream.close();
		return true;
	}

}
