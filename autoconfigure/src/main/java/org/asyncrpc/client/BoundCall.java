package org.asyncrpc.client;

import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A call that is carried on a binding, for as long as that is possible. As a number, it
 * is its own state.
 */
final class BoundCall extends AtomicInteger implements CarriedCall {

	/** Nothing was sent. */
	private static final int WAITING = 0;

	/** The server may have the call. */
	private static final int SENT = 1;

	/** The server has the call, and its outcome comes on the binding's stream. */
	private static final int ACCEPTED = 2;

	/** The binding has nothing to do with the call any more. */
	private static final int LEFT = 3;

	private static final long serialVersionUID = 1L;

	private final transient BindingTransport transport;

	private final transient OutgoingCall call;

	private final long number;

	private volatile boolean cancelled;

	private boolean mayHaveArrived;

	private transient volatile @Nullable CarriedCall alone;

	BoundCall(BindingTransport transport, OutgoingCall call, long number) {
		this.transport = transport;
		this.call = call;
		this.number = number;
	}

	OutgoingCall call() {
		return this.call;
	}

	// What tells the calls of this client apart.
	long number() {
		return this.number;
	}

	/**
	 * The call is about to be sent, perhaps once more.
	 * @return {@code false} if nobody is interested in it any more
	 */
	boolean send() {
		boolean again = get() == SENT;
		// A call that the server may have is looked for, to be cancelled there
		return (again || compareAndSet(WAITING, SENT))
				&& (!this.call.isEnded() || (again && this.call.isCancelled() && this.call.callId() == null));
	}

	/**
	 * The server has the call.
	 * @param callId the id of the call
	 */
	void accepted(String callId) {
		this.call.accepted(callId);
		compareAndSet(SENT, ACCEPTED);
	}

	/**
	 * The outcome will not come on the binding; if the server has the call, ask for it.
	 */
	void follow() {
		if (compareAndSet(ACCEPTED, LEFT) && !this.call.isEnded()) {
			this.transport.alone().attach(this.call);
		}
	}

	/**
	 * The binding cannot carry the call.
	 */
	void makeAlone() {
		set(LEFT);
		if (!this.call.isEnded() || this.call.isCancelled()) {
			HttpCallTransport others = this.transport.alone();
			CarriedCall carried = this.mayHaveArrived ? others.repeat(this.call, this.transport.sender().store())
					: others.make(this.call, false);
			this.alone = carried;
			if (this.cancelled) {
				carried.cancel(this.call.isEnded());
			}
		}
	}

	void end(CallOutcome outcome) {
		set(LEFT);
		this.call.end(outcome);
	}

	/**
	 * The outcome has come.
	 * @param document tells it
	 */
	void ended(BoundDocument document) {
		String callId = document.callId();
		if (callId != null) {
			this.call.accepted(callId);
		}
		end(outcome(document, false));
	}

	/**
	 * What a document means for the call.
	 * @param document says something other than that the server has the call
	 * @param fresh whether no earlier request may have made the call
	 * @return how the call has ended
	 */
	CallOutcome outcome(BoundDocument document, boolean fresh) {
		int status = document.status();
		if (status == CallRequests.OK && !document.hasContent()) {
			return CallOutcome.reply(null);
		}
		CallOutcome outcome = Outcomes.read(this.call, status, document.content(), fresh);
		return (outcome != null) ? outcome : Outcomes.foreign(this.call, status);
	}

	// Whether the server has the call, whose outcome comes on the binding.
	boolean isAccepted() {
		return get() == ACCEPTED;
	}

	// An attempt to make the call has failed. Told by whoever sends.
	void arrived(boolean perhaps) {
		this.mayHaveArrived |= perhaps;
	}

	// Whether the server may have got the call by an attempt that has failed.
	boolean mayHaveArrived() {
		return this.mayHaveArrived;
	}

	@Override
	public void identify() {
		// The request that makes the call is answered at once
		CarriedCall carried = this.alone;
		if (carried != null) {
			carried.identify();
		}
	}

	@Override
	public void cancel(boolean abortive) {
		this.cancelled = true;
		CarriedCall carried = this.alone;
		if (carried != null) {
			carried.cancel(abortive);
		}
		else if (compareAndSet(WAITING, LEFT)) {
			this.call.end(Outcomes.local(this.call, ErrorCode.CALL_CANCELLED,
					"The call was cancelled before it was made", true));
		}
		else {
			this.call.identified()
				.thenAccept((callId) -> new CancelRequest(this.transport.channel(), this.call, abortive).send());
		}
	}

}
