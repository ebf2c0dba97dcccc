package org.asyncrpc.server;

/**
 * What is told of whatever happens to calls.
 *
 * @param metrics counts
 * @param observer observes, so that traces show it
 */
public record Instruments(CallMetrics metrics, CallObserver observer) {

}
