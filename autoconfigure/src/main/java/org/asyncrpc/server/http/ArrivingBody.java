package org.asyncrpc.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A body that arrives bit by bit, while no thread waits for it. What has arrived in full,
 * and also what never will, is for the request that is then dispatched again: an
 * incomplete body is refused there as any other.
 */
final class ArrivingBody implements ReadListener, AsyncListener {

	private static final int BUFFER_SIZE = 4096;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private final AtomicBoolean done = new AtomicBoolean();

	private final AsyncContext context;

	private final ServletInputStream in;

	private final int maxSize;

	private final Consumer<SlowBodies.Received> result;

	private long left;

	private ArrivingBody(AsyncContext context, ServletInputStream in, int maxSize, long maxReceived,
			Consumer<SlowBodies.Received> result) {
		this.context = context;
		this.in = in;
		this.maxSize = maxSize;
		this.left = maxReceived;
		this.result = result;
	}

	/**
	 * Begins to receive.
	 * @param request the request
	 * @param maxSize the number of bytes beyond which the body is not kept
	 * @param maxReceived the number of bytes after which to stop
	 * @param timeout how long to wait
	 * @param result gets what has arrived, before the request is dispatched again
	 * @throws IOException if the container does not give the body
	 */
	static void receive(HttpServletRequest request, int maxSize, long maxReceived, Duration timeout,
			Consumer<SlowBodies.Received> result) throws IOException {
		AsyncContext context = request.startAsync();
		context.setTimeout(timeout.toMillis());
		ArrivingBody body = new ArrivingBody(context, request.getInputStream(), maxSize, maxReceived, result);
		context.addListener(body);
		body.in.setReadListener(body);
	}

	@Override
	public void onDataAvailable() throws IOException {
		byte[] buffer = new byte[BUFFER_SIZE];
		while (!this.done.get() && this.in.isReady() && !this.in.isFinished()) {
			int count = this.in.read(buffer);
			if (count < 0) {
				return;
			}
			if (!isTooLarge()) {
				this.received.write(buffer, 0, count);
			}
			this.left -= count;
			if (this.left <= 0) {
				finish(true);
			}
		}
	}

	@Override
	public void onAllDataRead() {
		finish(true);
	}

	@Override
	public void onError(Throwable failure) {
		finish(false);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		finish(isTooLarge());
	}

	// When there is as much as it takes to see that
	private boolean isTooLarge() {
		return this.received.size() > this.maxSize;
	}

	private void finish(boolean complete) {
		if (this.done.compareAndSet(false, true)) {
			this.result.accept(new SlowBodies.Received(this.received.toByteArray(), complete));
			this.context.dispatch();
		}
	}

	@Override
	public void onComplete(AsyncEvent event) {
	}

	@Override
	public void onError(AsyncEvent event) {
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
