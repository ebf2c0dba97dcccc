package org.asyncrpc.server.observe;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.asyncrpc.store.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Puts whatever happens to a call into the trace of the request that made it, however
 * much later, on whichever thread or node. What happens on a thread that is in another
 * trace has a link to that one.
 */
public final class CallTracingObservationHandler implements TracingObservationHandler<CallObservationContext> {

	private final Tracer tracer;

	/**
	 * Create a handler.
	 * @param tracer makes spans
	 */
	public CallTracingObservationHandler(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CallObservationContext;
	}

	@Override
	public void onStart(CallObservationContext context) {
		Span current = this.tracer.currentSpan();
		TraceParent trace = context.getCall().trace();
		Span span = (trace != null && !isIn(trace, current)) ? spanIn(trace, current).start() : next(current).start();
		getTracingContext(context).setSpan(span);
	}

	@Override
	public void onStop(CallObservationContext context) {
		Span span = getRequiredSpan(context);
		span.name(getSpanName(context));
		tagSpan(context, span);
		endSpan(context, span);
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	private static boolean isIn(TraceParent trace, @Nullable Span span) {
		TraceParent place = TracerCurrentTrace.of((span != null) ? span.context() : null);
		return place != null && place.traceIdHigh() == trace.traceIdHigh() && place.traceIdLow() == trace.traceIdLow();
	}

	private Span next(@Nullable Span current) {
		Span next = (current != null) ? this.tracer.nextSpan(current) : this.tracer.nextSpan();
		return (next != null) ? next : Span.NOOP;
	}

	private Span.Builder spanIn(TraceParent trace, @Nullable Span current) {
		TraceContext parent = this.tracer.traceContextBuilder()
			.traceId(trace.traceId())
			.spanId(trace.spanIdDigits())
			.sampled(trace.sampled())
			.build();
		Span.Builder builder = this.tracer.spanBuilder().setParent(parent);
		return (current != null) ? builder.addLink(new Link(current)) : builder;
	}

}
