package org.asyncrpc.wire;

/**
 * Paths of the protocol's resources, below the base path.
 */
public final class RpcPaths {

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
	 * Where a call is cancelled.
	 * @param callId the id of the call
	 * @return the path
	 */
	public static String cancel(String callId) {
		return call(callId) + "/cancel";
	}

}
