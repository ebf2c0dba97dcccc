package org.asyncrpc.context;

import io.micrometer.context.ThreadLocalAccessor;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.CurrentAsyncCall;
import org.jspecify.annotations.Nullable;

/**
 * Tells Micrometer's context propagation about the current call; found by the service
 * loader.
 */
public final class CurrentAsyncCallAccessor implements ThreadLocalAccessor<AsyncCallHandle<?>> {

	private static final String KEY = "asyncrpc.call";

	@Override
	public Object key() {
		return KEY;
	}

	@Override
	public @Nullable AsyncCallHandle<?> getValue() {
		return CurrentAsyncCall.get().orElse(null);
	}

	@Override
	public void setValue(AsyncCallHandle<?> call) {
		CurrentAsyncCall.bind(call);
	}

	@Override
	public void setValue() {
		CurrentAsyncCall.bind(null);
	}

}
