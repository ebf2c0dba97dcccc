package org.asyncrpc.server;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs what the application's code threw. The text of an exception can contain anything,
 * somebody's data included; so a warning says what was thrown and where, and only debug
 * logging shows the exception itself.
 */
public final class Failures {

	/**
	 * The name of the logger that shows exceptions with their texts, when its level is
	 * debug.
	 */
	public static final String LOGGER = "org.asyncrpc.failures";

	private static final Log logger = LogFactory.getLog(LOGGER);

	private Failures() {
	}

	/**
	 * What the application's code threw, without what futures wrap it in.
	 * @param failure what was caught
	 * @return what was thrown
	 */
	static Throwable unwrap(Throwable failure) {
		Throwable unwrapped = failure;
		while ((unwrapped instanceof CompletionException || unwrapped instanceof ExecutionException)
				&& unwrapped.getCause() != null) {
			unwrapped = unwrapped.getCause();
		}
		return unwrapped;
	}

	static void log(String message, Throwable failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		String where = (trace.length > 0) ? " at " + trace[0] : "";
		logger.warn("%s: %s%s".formatted(message, failure.getClass().getName(), where));
		logger.debug(message, failure);
	}

}
