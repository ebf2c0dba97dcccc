package org.asyncrpc.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.RpcHeaders;

/**
 * A call that is carried in requests of its own: one that makes it, and others that fetch
 * the reply if the first is not answered with it.
 */
final class HttpCall implements CarriedCall {

	/** Servers do not forget a call so soon. */
	private static final long YOUNG_MILLIS = 500;

	private final HttpChannel channel;

	private final OutgoingCall call;

	private final MeantStore store;

	private final MakeRequest request;

	private final AtomicBoolean identifying = new AtomicBoolean();

	private volatile boolean cancelled;

	HttpCall(HttpChannel channel, OutgoingCall call, MeantStore store) {
		this.channel = channel;
		this.call = call;
		this.store = store;
		this.request = new MakeRequest(channel, call, this);
	}

	void make() {
		this.request.send();
	}

	// Another request may have made the call, at any time since it was started.
	void repeat() {
		this.request.mayHaveArrivedSince(this.call.startedAt());
		this.request.send();
	}

	// What makes the call, whichever request it is.
	RpcRequest request(boolean mayHold) {
		RpcRequest request = this.store.addTo(CallRequests.make(this.channel, this.call, mayHold));
		long age = this.request.age();
		return (age < YOUNG_MILLIS) ? request
				: request.header(RpcHeaders.REPEAT_AGE, CallTimeout.format(Duration.ofMillis(age)));
	}

	MeantStore store() {
		return this.store;
	}

	// The call may be known to the server without the request that is to make it.
	void identifying() {
		this.request.mayHaveArrivedOtherwise();
	}

	/**
	 * Looks for the reply of a call that the server has.
	 * @param delayMillis when
	 */
	void follow(long delayMillis) {
		new ReplyRequest(this.channel, this.call, this.store).sendIn(delayMillis);
	}

	// Whether it is still of interest whether the server has the call.
	boolean isWanted() {
		return !this.call.isEnded() || (this.cancelled && this.call.callId() == null);
	}

	@Override
	public void identify() {
		if (this.call.callId() != null || !this.identifying.compareAndSet(false, true)) {
			return;
		}
		if (!this.request.mayHaveArrived()) {
			this.request.doNotHold();
			// Unless it was sent just now, and may have been before that was said
			if (!this.request.mayHaveArrived()) {
				return;
			}
		}
		// The server holds the request. Its repetition is the same call
		new IdentifyRequest(this.channel, this.call, this).send();
	}

	@Override
	public void cancel(boolean abortive) {
		this.cancelled = true;
		if (!this.request.mayHaveArrived() && this.call.callId() == null) {
			this.call.end(Outcomes.local(this.call, ErrorCode.CALL_CANCELLED,
					"The call was cancelled before it was made", true));
			if (!this.request.mayHaveArrived()) {
				return;
			}
		}
		this.call.identified().thenAccept((callId) -> new CancelRequest(this.channel, this.call, abortive).send());
		identify();
	}

}
