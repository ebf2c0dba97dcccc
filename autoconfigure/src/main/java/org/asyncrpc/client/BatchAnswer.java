package org.asyncrpc.client;

import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.wire.ReceivedProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of the calls of a batch.
 */
final class BatchAnswer {

	private final ClientBinding binding;

	private final List<BoundCall> batch;

	/** Calls that the server has no room for, while it has dispatched none after them. */
	private final List<BoundCall> busy = new ArrayList<>();

	private final List<CallOutcome> reasons = new ArrayList<>();

	/** How many calls know what became of them. */
	private int settled;

	private boolean inOrder = true;

	BatchAnswer(ClientBinding binding, List<BoundCall> batch) {
		this.binding = binding;
		this.batch = batch;
	}

	/**
	 * Tells the calls what became of them.
	 * @param body the body of the answer
	 * @return {@code false} if this is no answer to the batch
	 */
	boolean read(byte[] body) {
		return BoundDocument.read(body, 0, body.length, this::read) && this.inOrder
				&& this.settled == this.batch.size();
	}

	// The calls that the server has no room for now, and that are to be made again next.
	List<BoundCall> busy() {
		return this.busy;
	}

	// The calls that the answer says nothing about, and those that it puts off.
	List<BoundCall> unsettled() {
		List<BoundCall> unsettled = new ArrayList<>(this.busy);
		unsettled.addAll(this.batch.subList(this.settled, this.batch.size()));
		return unsettled;
	}

	// Gives up on these.
	void endBusy() {
		for (int i = 0; i < this.busy.size(); i++) {
			this.busy.get(i).end(this.reasons.get(i));
		}
		this.busy.clear();
		this.reasons.clear();
	}

	private void read(BoundDocument document) {
		BoundCall call = (this.settled < this.batch.size()) ? this.batch.get(this.settled) : null;
		this.inOrder = this.inOrder && call != null && call.number() == document.number();
		if (call == null || !this.inOrder) {
			return;
		}
		this.settled++;
		if (document.status() == CallRequests.ACCEPTED && document.callId() != null) {
			// To make the others again would be too late: their turn was before this one
			endBusy();
			call.accepted(document.callId());
			if (this.binding.isGone()) {
				call.follow();
			}
		}
		else {
			refused(call, document);
		}
	}

	private void refused(BoundCall call, BoundDocument document) {
		this.binding.remove(call);
		CallOutcome outcome = call.outcome(document, !call.mayHaveArrived());
		ReceivedProblem problem = Outcomes.problem(document.status(), document.content());
		if (isTemporary(document.status(), problem)) {
			this.busy.add(call);
			this.reasons.add(outcome);
		}
		else {
			call.end(outcome);
		}
	}

	private static boolean isTemporary(int status, @Nullable ReceivedProblem problem) {
		return problem != null && Retries.isTemporary(status, problem);
	}

}
