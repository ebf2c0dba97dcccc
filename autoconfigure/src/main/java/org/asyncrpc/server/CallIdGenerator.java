package org.asyncrpc.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

import org.asyncrpc.store.CallId;

/**
 * Makes call ids out of 128 random bits each. A {@link SecureRandom} locks and costs a
 * system call, so bytes are fetched many at a time into a few buffers, of which a thread
 * uses the one that its own id selects.
 */
final class CallIdGenerator {

	private static final int BUFFERS = 16;

	private static final int BUFFER_SIZE = 128 * 2 * Long.BYTES;

	private final SecureRandom random = new SecureRandom();

	private final ByteBuffer[] buffers = new ByteBuffer[BUFFERS];

	CallIdGenerator() {
		for (int i = 0; i < BUFFERS; i++) {
			this.buffers[i] = ByteBuffer.allocate(BUFFER_SIZE).limit(0);
		}
	}

	CallId next() {
		ByteBuffer buffer = this.buffers[(int) (Thread.currentThread().getId() % BUFFERS)];
		synchronized (buffer) {
			if (!buffer.hasRemaining()) {
				this.random.nextBytes(buffer.array());
				buffer.clear();
			}
			return new CallId(buffer.getLong(), buffer.getLong());
		}
	}

}
