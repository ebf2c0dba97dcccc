package org.asyncrpc.client;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Set;

import javax.net.ssl.SSLHandshakeException;

import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.ReceivedProblem;
import org.jspecify.annotations.Nullable;

/**
 * What may pass is tried again, with back-off and for a limited time. Not safe for use by
 * several threads at a time.
 */
final class Retries {

	/** What proxies and overloaded servers answer while they wait for better times. */
	private static final Set<Integer> TEMPORARY = Set.of(429, 502, 503, 504);

	private static final Set<String> TEMPORARY_CODES = Set.of(ErrorCode.TOO_BUSY.name(),
			ErrorCode.SERVER_STOPPING.name());

	private final HttpChannel channel;

	private int failures;

	private long failingSince;

	Retries(HttpChannel channel) {
		this.channel = channel;
	}

	/**
	 * Whether an answer may be another one later.
	 * @param status the HTTP status
	 * @param problem the problem that came with it, or {@code null} if there was none
	 * @return whether to send the request again
	 */
	static boolean isTemporary(int status, @Nullable ReceivedProblem problem) {
		return (problem != null) ? TEMPORARY_CODES.contains(problem.code()) && problem.callId() == null
				: TEMPORARY.contains(status);
	}

	// Whether it is certain that the server has not got the request.
	static boolean wasNeverSent(@Nullable Throwable failure) {
		return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
				|| isHopeless(failure);
	}

	static boolean isHopeless(@Nullable Throwable failure) {
		return failure instanceof SSLHandshakeException || failure instanceof RuntimeException;
	}

	void succeeded() {
		this.failures = 0;
	}

	// There was progress, so that the limited time begins anew; but the delays go on.
	void progressed() {
		this.failingSince = this.channel.runtime().now();
	}

	/**
	 * An attempt has failed.
	 * @param atLeast the delay that the server asked for, in milliseconds
	 * @return the delay before the next attempt, or -1 if there shall be none
	 */
	long failed(long atLeast) {
		long now = this.channel.runtime().now();
		if (this.failures++ == 0) {
			this.failingSince = now;
		}
		long delay = this.channel.backoff().delay(this.failures, atLeast);
		if (now + delay - this.failingSince > this.channel.backoff().timeout().toMillis()) {
			this.failures = 0;
			return -1;
		}
		return delay;
	}

}
