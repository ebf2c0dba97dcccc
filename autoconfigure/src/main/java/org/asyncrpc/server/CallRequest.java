package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * A request that is ready to become a call: the operation is known and the arguments are
 * bound.
 *
 * @param operation the operation to call
 * @param arguments the arguments as {@link Operation#bind} returned them
 * @param principal the caller, or {@code null} if anonymous
 * @param timeout how long the call may stay outstanding, or {@code null} for the default
 * @param idempotency what makes a repeated request the same call, or {@code null}
 * @param clientAddress the address that the request came from, or {@code null}
 * @param trace where in a trace its client made the request, or {@code null}
 * @param inOrder whether the manager's method must have returned before the caller goes
 * on, on whichever thread it runs
 */
public record CallRequest(Operation operation, @Nullable Object[] arguments, @Nullable String principal,
		@Nullable Duration timeout, @Nullable Idempotency idempotency, @Nullable String clientAddress,
		@Nullable TraceParent trace, boolean inOrder) {

}
