package org.asyncrpc.client;

import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.ReceivedProblem;
import org.jspecify.annotations.Nullable;

/**
 * A request that is sent again, with back-off and for a limited time, for as long as it
 * fails in a way that may pass. One attempt follows the other. As a timer, it is the
 * delay between them.
 */
abstract class RetriedRequest extends TimedWait {

	private final HttpChannel channel;

	private final OutgoingCall call;

	private final Retries retries;

	private volatile boolean mayHaveArrived;

	private volatile boolean mayHaveArrivedOtherwise;

	private volatile long mayHaveArrivedSince;

	private boolean moved;

	RetriedRequest(HttpChannel channel, OutgoingCall call) {
		this.channel = channel;
		this.call = call;
		this.retries = new Retries(channel);
	}

	final OutgoingCall call() {
		return this.call;
	}

	final HttpChannel channel() {
		return this.channel;
	}

	// Whether the server may have got the request. Until it has, nothing is done.
	final boolean mayHaveArrived() {
		return this.mayHaveArrived || this.mayHaveArrivedOtherwise;
	}

	// How long ago the first attempt was made that may have reached the server, in
	// milliseconds.
	final long age() {
		return this.channel.runtime().now() - this.mayHaveArrivedSince;
	}

	// Another request, which does the same, may have reached the server.
	final void mayHaveArrivedOtherwise() {
		this.mayHaveArrivedOtherwise = true;
	}

	/**
	 * A request that is not one of these may have done the same.
	 * @param since when that was at the earliest, in milliseconds
	 */
	final void mayHaveArrivedSince(long since) {
		this.mayHaveArrivedSince = since;
		this.mayHaveArrivedOtherwise = true;
	}

	/**
	 * Sends the request as soon as there is room for it.
	 */
	final void send() {
		this.channel.gate().enter(this::send);
	}

	/**
	 * Sends the request, or the next one of its kind, after some time.
	 * @param delayMillis when
	 */
	final void sendIn(long delayMillis) {
		this.channel.runtime().timer().schedule(this, delayMillis);
	}

	@Override
	protected final void waitOver() {
		this.channel.runtime().executor().execute(this::send);
	}

	private void send(RequestGate.Pass pass) {
		boolean arrivedBefore = this.mayHaveArrived;
		// First this, then the look at the call: whoever ends the call does it the other
		// way round, so that one of them sees what the other did
		this.mayHaveArrived = true;
		if (!arrivedBefore && !this.mayHaveArrivedOtherwise) {
			this.mayHaveArrivedSince = this.channel.runtime().now();
		}
		if (!isWanted()) {
			this.mayHaveArrived = arrivedBefore;
			pass.leave();
			return;
		}
		RpcRequest request = request(pass);
		this.channel.exchange(request, this.call, (answer, failure) -> {
			pass.leave();
			boolean arrived = arrivedBefore || this.mayHaveArrivedOtherwise;
			if (answer != null && isForOtherStore(answer)) {
				otherStore(request, answer, arrived);
			}
			else if (answer != null) {
				received(answer, arrived);
			}
			else {
				failed(failure, arrived);
			}
		});
	}

	private void received(HttpAnswer answer, boolean arrivedBefore) {
		ReceivedProblem problem = Outcomes.problem(answer.status(), answer.content());
		if (!Retries.isTemporary(answer.status(), problem)) {
			this.retries.succeeded();
			answered(answer, !arrivedBefore);
			return;
		}
		// What was refused has not arrived
		this.mayHaveArrived = arrivedBefore || problem == null;
		if (!retry(answer.retryAfterMillis())) {
			boolean fresh = !this.mayHaveArrived;
			gaveUp((problem != null) ? Outcomes.aborted(this.call, problem, fresh)
					: Outcomes.foreign(this.call, answer.status()));
		}
	}

	private static boolean isForOtherStore(HttpAnswer answer) {
		ReceivedProblem problem = (answer.status() == ErrorCode.OTHER_STORE.status())
				? Outcomes.problem(answer.status(), answer.content()) : null;
		return problem != null && problem.code().equals(ErrorCode.OTHER_STORE.name());
	}

	private void otherStore(RpcRequest refused, HttpAnswer answer, boolean arrivedBefore) {
		if (!move(refused, answer, !arrivedBefore)) {
			gaveUp(Outcomes.lost(this.call));
			return;
		}
		this.mayHaveArrived = false;
		if (!this.moved) {
			this.moved = true;
			send();
		}
		else if (!retry(0)) {
			gaveUp(Outcomes.lost(this.call));
		}
	}

	private void failed(@Nullable Throwable failure, boolean arrivedBefore) {
		this.mayHaveArrived = arrivedBefore || !Retries.wasNeverSent(failure);
		if (Retries.isHopeless(failure) || !retry(0)) {
			gaveUp(Outcomes.unreachable(this.call, failure, !this.mayHaveArrived));
		}
	}

	private boolean retry(long atLeast) {
		long delay = this.retries.failed(atLeast);
		if (delay >= 0) {
			sendIn(delay);
		}
		return delay >= 0;
	}

	// Whether the answer is still of interest.
	abstract boolean isWanted();

	/**
	 * What to send.
	 * @param pass knows whether the server can be asked to hold the request
	 * @return the request
	 */
	abstract RpcRequest request(RequestGate.Pass pass);

	/**
	 * The server has another store than the one that the request is meant for.
	 * @param refused the request as it was sent
	 * @param answer the answer, which names that store
	 * @param nothingArrived whether no earlier attempt may have reached the server
	 * @return whether the request can be sent again, meant for that store
	 */
	boolean move(RpcRequest refused, HttpAnswer answer, boolean nothingArrived) {
		return false;
	}

	/**
	 * The server, or something in front of it, has answered.
	 * @param answer the answer
	 * @param fresh whether no earlier attempt may have reached the server
	 */
	abstract void answered(HttpAnswer answer, boolean fresh);

	/**
	 * The request is not tried again.
	 * @param outcome what that means for the call
	 */
	abstract void gaveUp(CallOutcome outcome);

}
