package org.asyncrpc;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The call that the current thread works on: set while a manager's method runs, and
 * carried to other threads by {@link AsyncCallHandle#withContext(Runnable)} and by
 * whatever else uses Micrometer's context propagation. Code that calls further takes the
 * deadline from here, and is told here when the result is no longer wanted.
 */
public final class CurrentAsyncCall {

	private static final ThreadLocal<@Nullable AsyncCallHandle<?>> CURRENT = new ThreadLocal<>();

	private CurrentAsyncCall() {
	}

	/**
	 * The call that the current thread works on.
	 * @return its handle, or nothing outside of a call
	 */
	public static Optional<AsyncCallHandle<?>> get() {
		return Optional.ofNullable(CURRENT.get());
	}

	/**
	 * Makes a call the one that the current thread works on.
	 * @param call the handle of the call, or {@code null} for none
	 * @return puts back what was there before; to be closed on the same thread
	 */
	public static Binding bind(@Nullable AsyncCallHandle<?> call) {
		AsyncCallHandle<?> before = CURRENT.get();
		set(call);
		return () -> set(before);
	}

	private static void set(@Nullable AsyncCallHandle<?> call) {
		if (call != null) {
			CURRENT.set(call);
		}
		else {
			CURRENT.remove();
		}
	}

	/**
	 * A call bound to a thread.
	 */
	@FunctionalInterface
	public interface Binding extends AutoCloseable {

		@Override
		void close();

	}

}
