package org.asyncrpc.server.http;

import java.time.Duration;

/**
 * How this server speaks HTTP.
 *
 * @param basePath where the protocol's resources are, below the context path
 * @param maxWait how long a request is held at the most
 * @param maxRequestSize the size of a body at the most, in bytes
 * @param maxStreamsPerPrincipal the streams of events that one caller may have open
 */
public record HttpSettings(String basePath, Duration maxWait, int maxRequestSize, int maxStreamsPerPrincipal) {

}
