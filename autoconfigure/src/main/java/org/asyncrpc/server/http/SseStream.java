package org.asyncrpc.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executor;
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
 * A stream of server-sent events that is written without blocking. A subclass writes what
 * comes next whenever the client can take more, so that a slow reader makes nothing pile
 * up here. Only one thread writes at a time; the others leave a note for it.
 */
abstract class SseStream extends TimedWait implements WriteListener, AsyncListener {

	private static final int IDLE = 0;

	private static final int WRITING = 1;

	/** There is something new since the writing thread has begun to look. */
	private static final int WRITING_AGAIN = 2;

	private static final long HEARTBEAT_MILLIS = 15_000;

	private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

	private final WaitTimer timer;

	private final Executor executor;

	private final Runnable drain = this::drain;

	private final AtomicInteger state = new AtomicInteger();

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile boolean started;

	private volatile boolean writable;

	private volatile boolean heartbeatDue;

	/** True at first, because the client shall see at once that the stream is open. */
	private boolean unflushed = true;

	private @Nullable AsyncContext context;

	private @Nullable ServletOutputStream out;

	/**
	 * Create a stream.
	 * @param timer says when the client must hear something
	 * @param executor where {@link #signal} has the events written
	 */
	SseStream(WaitTimer timer, Executor executor) {
		this.timer = timer;
		this.executor = executor;
	}

	/**
	 * Writes what comes next, if there is anything now. Called by one thread at a time,
	 * when a write does not block.
	 * @param out where to write to, once
	 * @return whether something was written
	 * @throws IOException if the client is gone
	 */
	abstract boolean writeNext(OutputStream out) throws IOException;

	/**
	 * Whether nothing will come after what {@link #writeNext} has written.
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
	 * Tells that there may be something new to write.
	 */
	final void signal() {
		if (this.writable && begin()) {
			this.executor.execute(this.drain);
		}
	}

	@Override
	public void onWritePossible() {
		this.started = true;
		this.writable = true;
		if (begin()) {
			drain();
		}
	}

	// Whether the caller has to see to it that somebody writes
	private boolean begin() {
		while (true) {
			int current = this.state.get();
			if (current == WRITING_AGAIN) {
				return false;
			}
			if (this.state.compareAndSet(current, current + 1)) {
				return current == IDLE;
			}
		}
	}

	private void drain() {
		do {
			this.state.set(WRITING);
			write();
		}
		while (!this.state.compareAndSet(WRITING, IDLE));
	}

	@Override
	protected final void waitOver() {
		if (!this.closed.get()) {
			// First the next one: whoever sees this heartbeat can rely on it
			this.timer.schedule(this, HEARTBEAT_MILLIS);
			this.heartbeatDue = true;
			signal();
		}
	}

	// Holds the monitor: the container gets its request back only after this has left it.
	private synchronized void write() {
		if (this.closed.get()) {
			return;
		}
		ServletOutputStream out = Objects.requireNonNull(this.out);
		try {
			while (isReady(out)) {
				if (!writeAny(out)) {
					return;
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			close();
		}
	}

	// The container may say that it is ready again before this has returned.
	private boolean isReady(ServletOutputStream out) {
		this.writable = false;
		boolean ready = out.isReady();
		if (ready) {
			this.writable = true;
		}
		return ready;
	}

	// Whether there was something to do
	private boolean writeAny(ServletOutputStream out) throws IOException {
		// Asked first: what came before it was finished is there to be written
		boolean finished = isFinished();
		if (writeNext(out)) {
			this.heartbeatDue = false;
			this.unflushed = true;
			return true;
		}
		if (this.heartbeatDue) {
			this.heartbeatDue = false;
			this.unflushed = true;
			out.write(HEARTBEAT);
			return true;
		}
		if (this.unflushed) {
			this.unflushed = false;
			out.flush();
			return true;
		}
		if (finished) {
			close();
		}
		return false;
	}

	/**
	 * Ends the stream as soon as it is known to be finished, or at once if its client
	 * does not read.
	 */
	final void finish() {
		if (this.started && !this.writable) {
			close();
		}
		else {
			signal();
		}
	}

	/**
	 * The stream will not start, or has failed to.
	 */
	final void discard() {
		if (this.closed.compareAndSet(false, true)) {
			this.timer.cancel(this);
			ended();
		}
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

	private synchronized void complete() {
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
