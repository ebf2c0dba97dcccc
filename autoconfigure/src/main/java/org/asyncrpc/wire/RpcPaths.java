package org.asyncrpc.wire;

/**
 * Paths of the protocol's resources, below the base path.
 */
public final class RpcPaths {

	/** Where many calls are made at a time. */
	public static final String CALLS = "/calls";

	private RpcPaths() {
	}

	/**
	 * Where an operation is called.
	 * @param operation the operation, as {@code manager/method}
	 * @return the path
	 */
	public static String operation(String operation) {
		return "/" + operation;
	}

	/**
	 * Where the document of a call is.
	 * @param callId the id of the call
	 * @return the path
	 */
	public static String call(String callId) {
		return "/calls/" + callId;
	}

	/**
	 * Where the reply of a call is.
	 * @param callId the id of the call
	 * @return the path
	 */
	public static String reply(String callId) {
		return call(callId) + "/reply";
	}

	/**
	 * Where the outcomes of a binding are, several in one event.
	 * @param binding the id of the binding
	 * @return the path
	 */
	public static String replies(String binding) {
		return "/bindings/" + binding + "/replies?batch=true";
	}

	/**
	 * Where a call is cancelled.
	 * @param callId the id of the call
	 * @return the path
	 */
	public static String cancel(String callId) {
		return call(callId) + "/cancel";
	}

}
