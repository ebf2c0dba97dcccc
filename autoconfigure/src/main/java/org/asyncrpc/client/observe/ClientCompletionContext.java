package org.asyncrpc.client.observe;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Context of the observation of a call's end, as its client sees it.
 */
public final class ClientCompletionContext extends Observation.Context {

	private final String client;

	private final String operation;

	private final String outcome;

	private final @Nullable String callId;

	/**
	 * Create a context.
	 * @param client the name of the client
	 * @param operation the operation, as {@code manager/method}
	 * @param outcome the state of the call, or a code of the protocol
	 * @param callId the id of the call, or {@code null} if it is not known
	 */
	public ClientCompletionContext(String client, String operation, String outcome, @Nullable String callId) {
		this.client = client;
		this.operation = operation;
		this.outcome = outcome;
		this.callId = callId;
	}

	/**
	 * The name of the client.
	 * @return the name
	 */
	public String getClient() {
		return this.client;
	}

	/**
	 * The operation that was called.
	 * @return the operation, as {@code manager/method}
	 */
	public String getOperation() {
		return this.operation;
	}

	/**
	 * How the call ended.
	 * @return the state of the call, or a code of the protocol
	 */
	public String getOutcome() {
		return this.outcome;
	}

	/**
	 * The id of the call, which is a secret where there is no authentication.
	 * @return the id, or {@code null} if it is not known
	 */
	public @Nullable String getCallId() {
		return this.callId;
	}

}
