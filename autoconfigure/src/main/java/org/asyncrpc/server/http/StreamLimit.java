package org.asyncrpc.server.http;

import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.PrincipalLimit;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many streams of events are open, whatever they are about: of one caller, and
 * of all together, which is what bounds those of anonymous callers.
 */
final class StreamLimit {

	private final AtomicInteger open = new AtomicInteger();

	private final int max;

	private final PrincipalLimit principals;

	StreamLimit(HttpSettings.Limits limits) {
		this.max = limits.maxStreams();
		this.principals = new PrincipalLimit(limits.maxStreamsPerPrincipal());
	}

	/**
	 * Takes a stream, which must then be released.
	 * @param principal the caller, or {@code null} if anonymous
	 * @throws CallRefusedException if there are too many
	 */
	void acquire(@Nullable String principal) {
		if (this.open.incrementAndGet() > this.max) {
			this.open.decrementAndGet();
			throw tooMany();
		}
		if (!this.principals.tryAcquire(principal)) {
			this.open.decrementAndGet();
			throw tooMany();
		}
	}

	void release(@Nullable String principal) {
		this.principals.release(principal);
		this.open.decrementAndGet();
	}

	private static CallRefusedException tooMany() {
		return new CallRefusedException(ErrorCode.TOO_BUSY, "There are too many streams; close others first");
	}

}
