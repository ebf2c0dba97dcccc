package org.asyncrpc.server;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what the application's code threw. The text of an exception can contain anything,
 * somebody's data included; so a warning says what was thrown and where, and only debug
 * logging shows the exception itself.
 */
final class Failures {

	private static final Log logger = LogFactory.getLog("org.asyncrpc.failures");

	private Failures() {
	}

	static void log(String message, Throwable failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		String where = (trace.length > 0) ? " at " + trace[0] : "";
		logger.warn("%s: %s%s".formatted(message, failure.getClass().getName(), where));
		logger.debug(message, failure);
	}

}
