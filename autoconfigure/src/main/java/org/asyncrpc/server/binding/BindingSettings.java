package org.asyncrpc.server.binding;

import java.time.Duration;

/**
 * How this node treats bindings.
 *
 * @param idleTimeout how long a binding may be without a stream
 * @param retention how long an outcome waits for its client
 * @param maxBatchLength the calls that one request may make
 * @param maxCalls the calls of one binding that are outstanding or not yet acknowledged
 * @param maxBindings the bindings that this node has
 * @param maxBindingsPerPrincipal the bindings that one caller has
 */
public record BindingSettings(Duration idleTimeout, Duration retention, int maxBatchLength, int maxCalls,
		int maxBindings, int maxBindingsPerPrincipal) {

}
