package org.asyncrpc.server.http;

import java.time.Duration;

/**
 * How this server speaks HTTP.
 *
 * @param basePath where the protocol's resources are, below the context path
 * @param maxWait how long a request is held at the most
 * @param keysKept how long the idempotency key of a call is known at least
 * @param limits how much clients may send, and have open
 */
public record HttpSettings(String basePath, Duration maxWait, Duration keysKept, Limits limits) {

	/**
	 * How much clients may send, and have open.
	 *
	 * @param maxRequestSize the size of a body, in bytes
	 * @param maxBodyThreads the threads that wait for bodies
	 * @param maxBodyTime how long a body may take to arrive
	 * @param maxAcknowledgements the calls that one request may acknowledge
	 * @param maxStreams the streams of events that this node has open
	 * @param maxStreamsPerPrincipal the streams of events that one caller may have open
	 */
	public record Limits(int maxRequestSize, int maxBodyThreads, Duration maxBodyTime, int maxAcknowledgements,
			int maxStreams, int maxStreamsPerPrincipal) {
	}

}
