package org.asyncrpc.server.binding;

import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Where calls come from that one request makes.
 *
 * @param principal the caller, or {@code null} if anonymous
 * @param clientAddress the address that the request came from, or {@code null}
 * @param trace where in a trace its client made the request, or {@code null}
 */
public record CallOrigin(@Nullable String principal, @Nullable String clientAddress, @Nullable TraceParent trace) {

}
