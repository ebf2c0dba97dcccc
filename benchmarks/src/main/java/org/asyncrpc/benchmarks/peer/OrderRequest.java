package org.asyncrpc.benchmarks.peer;

/**
 * The body of a call, for the servers that have no arguments by name.
 *
 * @param order what the call asks for
 */
record OrderRequest(Order order) {
}
