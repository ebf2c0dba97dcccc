package org.asyncrpc.client;

import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Calls whose outcomes the client has, to be told to the server with requests that are
 * made anyway. One that gets lost, or for which there is no room, costs the server some
 * memory for a while, and nothing else.
 */
final class Acknowledgements {

	private static final int MAX_WAITING = 10_000;

	private static final int MAX_IN_HEADER = 50;

	private final Queue<String> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger size = new AtomicInteger();

	void add(String callId) {
		if (this.size.incrementAndGet() > MAX_WAITING) {
			this.size.decrementAndGet();
			return;
		}
		this.waiting.add(callId);
	}

	/**
	 * Takes some of them.
	 * @return the value of the header, or {@code null} if there are none
	 */
	@Nullable String take() {
		String first = poll();
		if (first == null) {
			return null;
		}
		StringJoiner header = new StringJoiner(", ").add(first);
		for (int i = 1; i < MAX_IN_HEADER; i++) {
			String next = poll();
			if (next == null) {
				break;
			}
			header.add(next);
		}
		return header.toString();
	}

	private @Nullable String poll() {
		String callId = this.waiting.poll();
		if (callId != null) {
			this.size.decrementAndGet();
		}
		return callId;
	}

}
