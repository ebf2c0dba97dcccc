package org.asyncrpc;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A call ended with a code: the application's own, or one of the protocol's such as
 * {@code DEADLINE_EXCEEDED}, {@code CALL_CANCELLED} or {@code SERVER_LOST}.
 */
public class AsyncCallAbortedException extends AsyncCallException {

	private final transient AbortReason reason;

	/**
	 * Create an exception.
	 * @param operation the operation, as {@code manager/method}
	 * @param callId the id of the call, or {@code null} if there is none
	 * @param reason what the server said
	 * @param repeatable whether it is certain that nothing was done
	 */
	public AsyncCallAbortedException(String operation, @Nullable String callId, AbortReason reason,
			boolean repeatable) {
		super(message(operation, reason), null, operation, callId, repeatable);
		this.reason = reason;
	}

	private static String message(String operation, AbortReason reason) {
		String detail = (reason.detail() != null) ? ": " + reason.detail() : "";
		return "The call of '%s' ended with %s%s".formatted(operation, reason.code(), detail);
	}

	/**
	 * The whole reason, which a manager that calls further can hand on.
	 * @return the reason
	 */
	public AbortReason reason() {
		return this.reason;
	}

	/**
	 * The code to branch on.
	 * @return the code
	 */
	public String code() {
		return this.reason.code();
	}

	/**
	 * The HTTP status that came with it.
	 * @return the status, 400 to 599
	 */
	public int status() {
		return this.reason.status();
	}

	/**
	 * A sentence for a person.
	 * @return the sentence, or {@code null} if there is none
	 */
	public @Nullable String detail() {
		return this.reason.detail();
	}

	/**
	 * Further members of the problem document, such as {@code errors} of
	 * {@code INVALID_ARGUMENTS}.
	 * @return what JSON makes of them: strings, numbers, booleans, lists and maps
	 */
	public Map<String, @Nullable Object> members() {
		return this.reason.members();
	}

}
