package org.asyncrpc.context;

import java.util.function.UnaryOperator;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

/**
 * Captures whatever is registered with Micrometer's context propagation (the security
 * context, the current observation, the current call, the application's own) and the
 * logging context, which is not registered there by itself.
 */
public final class MicrometerRequestContext implements RequestContext {

	private final ContextSnapshotFactory registered = ContextSnapshotFactory.builder().build();

	private final ContextSnapshotFactory logging = ContextSnapshotFactory.builder()
		.contextRegistry(new ContextRegistry().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor()))
		.build();

	@Override
	public UnaryOperator<Runnable> capture() {
		ContextSnapshot registered = this.registered.captureAll();
		ContextSnapshot logging = this.logging.captureAll();
		// The logging context inside: tracing puts its ids there when it is restored
		return (task) -> registered.wrap(logging.wrap(task));
	}

}
