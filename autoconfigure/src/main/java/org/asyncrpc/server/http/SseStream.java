package org.asyncrpc.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.timer.WaitTimer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A stream of server-sent events that is written without blocking. A subclass says what
 * comes next whenever the client can take more, so that a slow reader makes nothing pile
 * up here. Only one thread writes at a time; the others leave a note for it.
 */
abstract class SseStream extends TimedWait implements WriteListener, AsyncListener {

	private static final long HEARTBEAT_MILLIS = 15_000;

	private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

	private final WaitTimer timer;

	private final AtomicInteger signals = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean writable;

	private volatile boolean heartbeatDue;

	/** True at first, because the client shall see at once that the stream is open. */
	private boolean unflushed = true;

	private @Nullable AsyncContext context;

	private @Nullable ServletOutputStream out;

	SseStream(WaitTimer timer) {
		this.timer = timer;
	}

	/**
	 * What to send next. Called by one thread at a time.
	 * @return an event, or {@code null} if there is none now
	 */
	abstract byte @Nullable [] next();

	/**
	 * Whether nothing will come after what {@link #next()} has returned.
	 * @return {@code true} if the stream ends here
	 */
	abstract boolean isFinished();

	/**
	 * The stream has ended, by itself or because the client is gone. Called once.
	 */
	abstract void ended();

	/**
	 * Lets go of the request's thread and begins to stream.
	 * @param exchange the request
	 * @throws IOException if the container does not give the response's stream
	 */
	void start(RpcExchange exchange) throws IOException {
		this.context = exchange.request().startAsync();
		this.context.setTimeout(0);
		this.context.addListener(this);
		// Not a response that a filter has wrapped: it would keep the events to itself
		HttpServletResponse response = (HttpServletResponse) this.context.getResponse();
		writeHead(response);
		this.out = response.getOutputStream();
		this.timer.schedule(this, HEARTBEAT_MILLIS);
		this.out.setWriteListener(this);
	}

	private static void writeHead(HttpServletResponse response) {
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setHeader("X-Accel-Buffering", "no");
		if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
	}

	/**
	 * Tells that {@link #next()} may have something new.
	 */
	final void signal() {
		if (!this.writable || this.signals.getAndIncrement() != 0) {
			return;
		}
		int seen = 1;
		while (seen != 0) {
			write();
			seen = this.signals.addAndGet(-seen);
		}
	}

	@Override
	public void onWritePossible() {
		this.writable = true;
		signal();
	}

	@Override
	protected final void waitOver() {
		if (!this.closed.get()) {
			this.heartbeatDue = true;
			this.timer.schedule(this, HEARTBEAT_MILLIS);
			signal();
		}
	}

	private void write() {
		if (this.closed.get()) {
			return;
		}
		ServletOutputStream out = Objects.requireNonNull(this.out);
		try {
			while (out.isReady()) {
				if (!writeNext(out)) {
					return;
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			close();
		}
	}

	// Whether there was something to do
	private boolean writeNext(ServletOutputStream out) throws IOException {
		byte[] event = next();
		if (event == null && this.heartbeatDue) {
			event = HEARTBEAT;
		}
		if (event != null) {
			this.heartbeatDue = false;
			this.unflushed = true;
			out.write(event);
			return true;
		}
		if (this.unflushed) {
			this.unflushed = false;
			out.flush();
			return true;
		}
		if (isFinished()) {
			close();
		}
		return false;
	}

	/**
	 * Ends the stream. Does nothing if it has ended.
	 */
	final void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.timer.cancel(this);
			complete();
			ended();
		}
	}

	private void complete() {
		try {
			Objects.requireNonNull(this.context).complete();
		}
		catch (IllegalStateException ex) {
			// The container has completed the request itself
		}
	}

	@Override
	public void onError(Throwable failure) {
		close();
	}

	@Override
	public void onError(AsyncEvent event) {
		close();
		// Even if it was completed before: Tomcat would send an error page to nobody
		complete();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		close();
	}

	@Override
	public void onComplete(AsyncEvent event) {
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
