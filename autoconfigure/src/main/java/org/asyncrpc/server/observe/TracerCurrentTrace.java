package org.asyncrpc.server.observe;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Asks a tracer.
 */
public final class TracerCurrentTrace implements CurrentTrace {

	private final Tracer tracer;

	/**
	 * Create a source.
	 * @param tracer the tracer to ask
	 */
	public TracerCurrentTrace(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public @Nullable TraceParent get() {
		return of(this.tracer.currentTraceContext().context());
	}

	static @Nullable TraceParent of(@Nullable TraceContext context) {
		return (context != null)
				? TraceParent.of(context.traceId(), context.spanId(), Boolean.TRUE.equals(context.sampled())) : null;
	}

}
