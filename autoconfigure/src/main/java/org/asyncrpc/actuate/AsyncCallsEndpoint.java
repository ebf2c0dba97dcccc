package org.asyncrpc.actuate;

import java.util.List;

import org.asyncrpc.store.CallStore;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows the calls that are waiting, and ends them.
 */
@Endpoint(id = "asynccalls", defaultAccess = Access.READ_ONLY)
public class AsyncCallsEndpoint {

	private final CallsView view;

	private final CallSteering steering;

	private final CallDescriber describer;

	private final Show showValues;

	/**
	 * Create an endpoint.
	 * @param store has the calls
	 * @param sanitizingFunctions are applied to values that are shown
	 * @param showValues when to show what was replied to clients
	 */
	public AsyncCallsEndpoint(CallStore store, List<SanitizingFunction> sanitizingFunctions, Show showValues) {
		this.view = new CallsView(store);
		this.steering = new CallSteering(store);
		this.describer = new CallDescriber(store::now, sanitizingFunctions);
		this.showValues = showValues;
	}

	/**
	 * The figures, and a page of calls, oldest first.
	 * @param operation only calls of this operation
	 * @param principal only calls of this caller
	 * @param key only the call with this business key
	 * @param olderThan only calls that were accepted so long ago, in ISO-8601
	 * @param state outstanding or draining calls
	 * @param limit the number of calls at the most
	 * @param after where the page before ended
	 * @return the figures and the page
	 */
	@ReadOperation
	public CallsDescriptor calls(@Nullable String operation, @Nullable String principal, @Nullable String key,
			@Nullable String olderThan, @Nullable CallListState state, @Nullable Integer limit,
			@Nullable String after) {
		return this.view.list(new CallSelection(operation, principal, key, olderThan, state, limit, after));
	}

	/**
	 * One call in full.
	 * @param callId the id of the call
	 * @return the call, or {@code null} if there is none
	 */
	@ReadOperation
	public @Nullable CallDescriptor call(@Selector String callId) {
		return call(callId, this.showValues.isShown(true));
	}

	@Nullable CallDescriptor call(String callId, boolean showValues) {
		return this.describer.describe(this.view.find(callId), showValues);
	}

	/**
	 * Cancels a call as its client would; without effect if it has ended.
	 * @param callId the id of the call
	 * @param abortive whether to end the call at once, rather than to ask its manager
	 * @return the call afterwards, or {@code null} if there is none
	 */
	@WriteOperation
	public @Nullable CallDescriptor cancel(@Selector String callId, @Nullable Boolean abortive) {
		return cancel(callId, abortive, this.showValues.isShown(true));
	}

	@Nullable CallDescriptor cancel(String callId, @Nullable Boolean abortive, boolean showValues) {
		return this.describer.describe(this.steering.cancel(this.view.find(callId), Boolean.TRUE.equals(abortive)),
				showValues);
	}

	/**
	 * Aborts a call; without effect if it has ended.
	 * @param callId the id of the call
	 * @param code the code that the client gets; {@code ABORTED_BY_OPERATOR} by default
	 * @param detail a sentence for a person, which the client gets
	 * @return the call afterwards, or {@code null} if there is none
	 */
	@DeleteOperation
	public @Nullable CallDescriptor abort(@Selector String callId, @Nullable String code, @Nullable String detail) {
		return abort(callId, code, detail, this.showValues.isShown(true));
	}

	@Nullable CallDescriptor abort(String callId, @Nullable String code, @Nullable String detail, boolean showValues) {
		return this.describer.describe(this.steering.abort(this.view.find(callId), code, detail), showValues);
	}

}
