package org.asyncrpc.server;

import java.time.Duration;
import java.util.Map;

import org.asyncrpc.server.operation.Operation;
import org.jspecify.annotations.Nullable;

/**
 * How this node treats calls.
 *
 * @param defaultTimeout how long a call may stay outstanding when nobody says otherwise
 * @param maxTimeout how long a call may stay outstanding at the most
 * @param retention how long an ended call is kept for a client that lacks its outcome
 * @param maxOutstanding the outstanding calls that this node admits
 * @param maxOutstandingPerPrincipal the outstanding calls that it admits of one caller
 * @param abandoned what becomes of a call whose handle is lost
 * @param operations the settings of single operations, by name
 * @param sizes how large something of a call may be
 * @param node the name of this node, for operators
 */
public record ServerSettings(Duration defaultTimeout, Duration maxTimeout, Duration retention, int maxOutstanding,
		int maxOutstandingPerPrincipal, AbandonedPolicy abandoned, Map<String, OperationSettings> operations,
		Sizes sizes, String node) {

	public ServerSettings {
		operations = Map.copyOf(operations);
	}

	/**
	 * The settings of an operation.
	 * @param operation the name of the operation
	 * @return its own settings, or those that hold for all
	 */
	OperationSettings of(String operation) {
		return this.operations.getOrDefault(operation, OperationSettings.DEFAULT);
	}

	/**
	 * How long a call may stay outstanding: what its client says, else the settings of
	 * the operation, else its code, else the default; never more than the maximum.
	 * @param requested what the client says, or {@code null}
	 * @param operation the operation
	 * @return the timeout
	 */
	Duration timeout(@Nullable Duration requested, Operation operation) {
		Duration timeout = requested;
		if (timeout == null) {
			timeout = of(operation.name()).timeout();
		}
		if (timeout == null) {
			timeout = operation.timeout();
		}
		if (timeout == null) {
			timeout = this.defaultTimeout;
		}
		return (timeout.compareTo(this.maxTimeout) < 0) ? timeout : this.maxTimeout;
	}

	/**
	 * How large something of a call may be.
	 *
	 * @param maxReply the bytes of a reply, and those of the members of a problem
	 * @param maxKey the characters of a business key
	 */
	public record Sizes(int maxReply, int maxKey) {
	}

	/**
	 * What becomes of a call whose handle can no longer be reached.
	 */
	public enum AbandonedPolicy {

		/** The call is aborted, and a warning logged. */
		ABORT,

		/** A warning is logged; the call stays outstanding until its deadline. */
		WARN

	}

}
