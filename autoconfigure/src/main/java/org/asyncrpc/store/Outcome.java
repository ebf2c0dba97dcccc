package org.asyncrpc.store;

import org.asyncrpc.AsyncCallState;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended: a reply, or a code with what the client shall know about it. Byte
 * arrays are shared, not copied; nobody changes them.
 *
 * @param state the state that the call ended in
 * @param status the HTTP status of the answer
 * @param reply the reply as JSON in UTF-8, or {@code null} if there is none
 * @param code the code, or {@code null} for a completed call
 * @param detail a sentence for a person, or {@code null}
 * @param members further members of the problem as a JSON object in UTF-8, or
 * {@code null}
 */
public record Outcome(AsyncCallState state, int status, byte @Nullable [] reply, @Nullable String code,
		@Nullable String detail, byte @Nullable [] members) {

	/**
	 * The deadline passed.
	 */
	public static final Outcome DEADLINE_EXCEEDED = aborted("DEADLINE_EXCEEDED", 504,
			"The call was not answered before its deadline");

	/**
	 * The client cancelled the call abortively.
	 */
	public static final Outcome CANCELLED = new Outcome(AsyncCallState.CANCELLED, 409, null, "CALL_CANCELLED",
			"The call was cancelled", null);

	/**
	 * The handle was lost, so that nobody is left who could answer.
	 */
	public static final Outcome ABANDONED = aborted("ABANDONED", 500, "Nobody is left who could answer the call");

	/**
	 * The node that had the call is gone.
	 */
	public static final Outcome SERVER_LOST = aborted("SERVER_LOST", 500,
			"The server that worked on the call is gone; whether the work was done is unknown");

	private static final Outcome NO_REPLY = new Outcome(AsyncCallState.COMPLETED, 204, null, null, null, null);

	/**
	 * The call was completed.
	 * @param reply the reply as JSON in UTF-8, or {@code null} for none
	 * @return the outcome
	 */
	public static Outcome completed(byte @Nullable [] reply) {
		return (reply != null) ? new Outcome(AsyncCallState.COMPLETED, 200, reply, null, null, null) : NO_REPLY;
	}

	/**
	 * The call was aborted with a code that needs no further members.
	 * @param code the code
	 * @param status the HTTP status of the answer
	 * @param detail a sentence for a person, or {@code null}
	 * @return the outcome
	 */
	public static Outcome aborted(String code, int status, @Nullable String detail) {
		return new Outcome(AsyncCallState.ABORTED, status, null, code, detail, null);
	}

	/**
	 * How much room the outcome takes while it is retained.
	 * @return the number of bytes of its documents
	 */
	public int size() {
		return ((this.reply != null) ? this.reply.length : 0) + ((this.members != null) ? this.members.length : 0);
	}

}
