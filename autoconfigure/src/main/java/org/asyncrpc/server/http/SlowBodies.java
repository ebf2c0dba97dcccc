package org.asyncrpc.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Keeps clients that send slowly from taking all threads. A body is read by the thread of
 * its request, as it is there in most cases; but only so many threads may wait for one at
 * a time. When they all do, further bodies are received without a thread, and their
 * requests are dispatched again when they are there.
 */
final class SlowBodies {

	/** What is received already, when a request is dispatched again. */
	private static final String BODY = SlowBodies.class.getName() + ".BODY";

	private static final int BUFFER_SIZE = 8192;

	/** More than what is allowed: as much as Tomcat swallows by itself. */
	private static final int MAX_DISCARDED = 2 * 1024 * 1024;

	private final AtomicInteger reading = new AtomicInteger();

	private final int maxThreads;

	private final int maxSize;

	private final Duration timeout;

	SlowBodies(HttpSettings.Limits limits) {
		this.maxThreads = limits.maxBodyThreads();
		this.maxSize = limits.maxRequestSize();
		this.timeout = limits.maxBodyTime();
	}

	/**
	 * Receives the body of a request without its thread, if too many threads wait for
	 * bodies.
	 * @param request the request
	 * @return {@code true} if the request will be dispatched again
	 * @throws IOException if the container does not give the body
	 */
	boolean receive(HttpServletRequest request) throws IOException {
		long length = request.getContentLengthLong();
		if (this.reading.get() < this.maxThreads || length > this.maxSize || !hasBody(request, length)
				|| received(request) != null || !request.isAsyncSupported()) {
			return false;
		}
		ArrivingBody.receive(request, this.maxSize, maxReceived(), this.timeout,
				(body) -> request.setAttribute(BODY, body));
		return true;
	}

	// How much is received of a body that is refused
	private long maxReceived() {
		return (long) this.maxSize + MAX_DISCARDED;
	}

	private static boolean hasBody(HttpServletRequest request, long length) {
		return length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
				|| (length < 0 && request.getProtocol().startsWith("HTTP/2"));
	}

	/**
	 * How many threads wait for bodies now.
	 * @return their number
	 */
	int waiting() {
		return this.reading.get();
	}

	private static @Nullable Received received(HttpServletRequest request) {
		return (Received) request.getAttribute(BODY);
	}

	/**
	 * The body of a request, received before or read now.
	 * @param request the request
	 * @param limit the number of bytes at the most
	 * @return the body, or what there is of it if it ended early
	 * @throws IOException if it did not arrive in full, or not in time
	 */
	byte[] read(HttpServletRequest request, int limit) throws IOException {
		Received received = received(request);
		if (received != null) {
			return received.bytes();
		}
		this.reading.incrementAndGet();
		try {
			return read(request.getInputStream(), limit);
		}
		catch (IOException | RuntimeException ex) {
			// What does not arrive is not waited for again
			request.setAttribute(BODY, Received.NOTHING);
			throw ex;
		}
		finally {
			this.reading.decrementAndGet();
		}
	}

	// Grows with what arrives, not with what the client says that it will send
	private byte[] read(InputStream in, int limit) throws IOException {
		long start = System.nanoTime();
		byte[] body = new byte[Math.min(limit, BUFFER_SIZE)];
		int size = 0;
		while (size < limit) {
			if (size == body.length) {
				body = Arrays.copyOf(body, (int) Math.min(limit, 2L * size));
			}
			int count = in.read(body, size, body.length - size);
			if (count < 0) {
				break;
			}
			size += count;
			if (size < limit && System.nanoTime() - start > this.timeout.toNanos()) {
				throw new IOException("The body takes too long");
			}
		}
		return (size == body.length) ? body : Arrays.copyOf(body, size);
	}

	/**
	 * Receives what there is still of the body of a request that is refused, whatever
	 * for. Containers close a connection on which a body still arrives when the answer is
	 * sent, and a client sees that instead of the answer, or in its next request. Clients
	 * that wait to be asked for the body, or that say that it is very large, are told
	 * that the connection ends; and so are all while too many threads wait already.
	 * @param request the request
	 * @param response its response
	 */
	void discard(HttpServletRequest request, HttpServletResponse response) {
		long length = request.getContentLengthLong();
		if (!hasBody(request, length) || received(request) != null) {
			return;
		}
		if (length > maxReceived() || request.getHeader(HttpHeaders.EXPECT) != null
				|| this.reading.get() >= this.maxThreads) {
			endConnection(request, response);
			return;
		}
		this.reading.incrementAndGet();
		try {
			discard(request.getInputStream());
		}
		catch (IOException | RuntimeException ex) {
			// The client is gone, or has broken the body. It is refused anyway
		}
		finally {
			this.reading.decrementAndGet();
		}
	}

	// Connections of HTTP/2 go on
	private static void endConnection(HttpServletRequest request, HttpServletResponse response) {
		if (request.getProtocol().startsWith("HTTP/1")) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
	}

	private void discard(InputStream in) throws IOException {
		long start = System.nanoTime();
		byte[] buffer = new byte[BUFFER_SIZE];
		long left = maxReceived();
		while (left > 0 && System.nanoTime() - start < this.timeout.toNanos()) {
			int count = in.read(buffer);
			left -= (count < 0) ? left : count;
		}
	}

	/**
	 * What arrived while no thread waited for it.
	 *
	 * @param body what there is of it
	 * @param complete whether it is all that the client wanted to send
	 */
	record Received(byte[] body, boolean complete) {

		static final Received NOTHING = new Received(new byte[0], false);

		byte[] bytes() throws IOException {
			if (!this.complete) {
				throw new IOException("The body did not arrive in full");
			}
			return this.body;
		}

	}

}
