package org.asyncrpc.client;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.ReceivedProblem;
import org.asyncrpc.wire.RpcHeaders;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make the calls of a batch. Their keys make every other attempt the same
 * calls.
 */
final class BatchRequest {

	private static final Log logger = LogFactory.getLog(BatchRequest.class);

	private final BatchSender sender;

	private final ClientBinding binding;

	private final List<BoundCall> batch;

	private final long sentAt;

	private final long acknowledged;

	private final RpcRequest request;

	BatchRequest(BatchSender sender, ClientBinding binding, List<BoundCall> batch, byte[] body) {
		this.sender = sender;
		this.binding = binding;
		this.batch = batch;
		this.sentAt = sender.channel().runtime().now();
		this.acknowledged = binding.received();
		this.request = request(body);
	}

	private RpcRequest request(byte[] body) {
		// The answer may take as long as the managers' methods do
		RpcRequest request = RpcRequest.post(RpcPaths.CALLS, body)
			.within(this.sender.channel().settings().maxWait())
			.header(RpcHeaders.CALL_BINDING, this.binding.id());
		if (this.acknowledged > 0) {
			request.header(RpcHeaders.LAST_EVENT_ID, String.valueOf(this.acknowledged));
		}
		return this.sender.store().addTo(request);
	}

	void send() {
		if (this.batch.isEmpty()) {
			this.sender.channel().exchange(this.request, "bindings/acknowledge", UnaryOperator.identity(), this::done);
		}
		else {
			this.sender.channel().exchange(this.request, this.batch.get(0).call(), this::done);
		}
	}

	// Whatever happens, there must be a next request
	private void done(@Nullable HttpAnswer answer, @Nullable Throwable failure) {
		try {
			if (answer != null) {
				answered(answer);
			}
			else {
				failed(failure);
			}
		}
		catch (RuntimeException ex) {
			logger.error("The calls of a binding could not be made: " + ex.getClass().getName());
			logger.debug("The calls of a binding could not be made", ex);
			makeAlone(this.batch, true);
			this.sender.proceed();
		}
	}

	private void answered(HttpAnswer answer) {
		ReceivedProblem problem = Outcomes.problem(answer.status(), answer.content());
		if (answer.status() == CallRequests.OK) {
			accepted(answer);
		}
		else if (isCode(problem, ErrorCode.UNKNOWN_BINDING)) {
			this.sender.transport().lost(this.binding);
			repeat(0, answer, problem);
		}
		else if (isCode(problem, ErrorCode.OTHER_STORE)) {
			otherStore(answer);
		}
		else if (problem != null && isCode(problem, ErrorCode.PAYLOAD_TOO_LARGE) && !this.batch.isEmpty()) {
			tooLarge(problem);
		}
		else if (Retries.isTemporary(answer.status(), problem)) {
			this.batch.forEach((call) -> call.arrived(problem == null));
			repeat(answer.retryAfterMillis(), answer, problem);
		}
		else {
			this.sender.transport().unavailable(answer.status());
			makeAlone(this.batch, problem == null);
			this.sender.proceed();
		}
	}

	private static boolean isCode(@Nullable ReceivedProblem problem, ErrorCode code) {
		return problem != null && problem.code().equals(code.name());
	}

	private void accepted(HttpAnswer answer) {
		if (!this.binding.isInstance(answer.headers())) {
			// The outcomes of these calls come on a stream that nobody reads
			this.sender.transport().lost(this.binding);
		}
		this.binding.acknowledged(this.acknowledged);
		BatchAnswer results = new BatchAnswer(this.binding, this.batch);
		if (!results.read(answer.body())) {
			this.sender.transport().unavailable(answer.status());
			makeAlone(results.unsettled(), true);
			this.sender.proceed();
			return;
		}
		long millis = this.sender.channel().runtime().now() - this.sentAt;
		if (!this.sender.answered(this.batch.size(), millis, results.busy())) {
			results.endBusy();
			this.sender.giveUp((call) -> Outcomes.local(call.call(), ErrorCode.TOO_BUSY,
					"The server had no room for the calls that were made before", true));
		}
	}

	// What may have reached the store before this one must not be made again
	private void otherStore(HttpAnswer answer) {
		List<BoundCall> again = new ArrayList<>();
		for (BoundCall call : this.batch) {
			if (call.mayHaveArrived()) {
				this.binding.remove(call);
				call.end(Outcomes.lost(call.call()));
			}
			else {
				again.add(call);
			}
		}
		if (!this.sender.move(this.request, answer, again)) {
			giveUp((call) -> Outcomes.foreign(call.call(), answer.status()));
		}
	}

	private void tooLarge(ReceivedProblem problem) {
		if (this.batch.size() > 1) {
			this.sender.split(this.batch);
			return;
		}
		BoundCall call = this.batch.get(0);
		this.binding.remove(call);
		call.end(Outcomes.aborted(call.call(), problem, !call.mayHaveArrived()));
		this.sender.proceed();
	}

	private void repeat(long atLeast, HttpAnswer answer, @Nullable ReceivedProblem problem) {
		if (!this.sender.repeat(this.batch, atLeast)) {
			giveUp((call) -> (problem != null) ? Outcomes.aborted(call.call(), problem, !call.mayHaveArrived())
					: Outcomes.foreign(call.call(), answer.status()));
		}
	}

	private void failed(@Nullable Throwable failure) {
		boolean perhaps = !Retries.wasNeverSent(failure) && this.sender.store().isKnown();
		this.batch.forEach((call) -> call.arrived(perhaps));
		if (Retries.isHopeless(failure) || !this.sender.repeat(this.batch, 0)) {
			giveUp((call) -> Outcomes.unreachable(call.call(), failure, !call.mayHaveArrived()));
		}
	}

	private void giveUp(Function<BoundCall, CallOutcome> reason) {
		for (BoundCall call : this.batch) {
			this.binding.remove(call);
			call.end(reason.apply(call));
		}
		this.sender.giveUp(reason);
	}

	private void makeAlone(List<BoundCall> calls, boolean perhapsArrived) {
		for (BoundCall call : calls) {
			call.arrived(perhapsArrived);
			this.binding.remove(call);
			call.makeAlone();
		}
	}

}
