package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Writes one answer to one request without ever blocking. The answer can come from any
 * thread and at any time, but is written only after the container has called
 * {@link #onWritePossible()} for the first time: that is after the filter chain has
 * returned, when the headers that filters add are there. Whoever comes second, answer or
 * container, starts the writing.
 * <p>
 * A container uses its request and response objects again, for other clients, once it has
 * told that a request failed. So it is not told to go on before the thread that writes
 * has left them, and a thread that is not the container's does not touch them after a
 * failure.
 */
final class NonBlockingAnswer implements WriteListener, AsyncListener {

	private static final int WRITABLE = 1;

	private static final int ANSWERED = 2;

	private static final int WRITTEN = 4;

	private static final int COMPLETED = 8;

	private static final int FAILED = 16;

	private static final int TOLD = 32;

	private static final Runnable NOTHING = () -> {
	};

	private static final int CHUNK = 64 * 1024;

	private final AtomicInteger state = new AtomicInteger();

	private final Runnable whenDelivered;

	private final Runnable whenDisconnected;

	private @Nullable AsyncContext context;

	private @Nullable HttpServletResponse response;

	private @Nullable ServletOutputStream out;

	private @Nullable Answer answer;

	private boolean headWritten;

	private int written;

	private boolean flushed;

	NonBlockingAnswer(Runnable whenDelivered, Runnable whenDisconnected) {
		this.whenDelivered = whenDelivered;
		this.whenDisconnected = whenDisconnected;
	}

	/**
	 * Answers a request at once, and does not care whether it arrives.
	 * @param answer the answer
	 * @param exchange the request
	 * @throws IOException if the container does not give the response's stream
	 */
	static void send(Answer answer, RpcExchange exchange) throws IOException {
		NonBlockingAnswer sender = new NonBlockingAnswer(NOTHING, NOTHING);
		sender.start(exchange.request());
		sender.answer(answer);
	}

	/**
	 * Lets go of the request's thread. Called on that thread, once.
	 * @param request the request
	 * @throws IOException if the container does not give the response's stream
	 */
	void start(HttpServletRequest request) throws IOException {
		this.context = request.startAsync();
		this.context.setTimeout(0);
		this.context.addListener(this);
		// Not a response that a filter has wrapped: filters that keep the body to
		// themselves give it back before there is one
		this.response = (HttpServletResponse) this.context.getResponse();
		this.out = this.response.getOutputStream();
		this.out.setWriteListener(this);
	}

	/**
	 * Answers the request. Called once.
	 * @param answer the answer
	 */
	void answer(Answer answer) {
		this.answer = answer;
		if (this.state.getAndUpdate((bits) -> bits | ANSWERED) == WRITABLE) {
			write();
		}
	}

	@Override
	public void onWritePossible() {
		int before = this.state.getAndUpdate((bits) -> bits | WRITABLE);
		if (before == ANSWERED || before == (ANSWERED | WRITABLE)) {
			write();
			if (has(FAILED)) {
				completeContext();
			}
		}
	}

	// Runs on one thread at a time: the container calls only after it was not ready.
	private synchronized void write() {
		if (has(FAILED)) {
			return;
		}
		Answer answer = Objects.requireNonNull(this.answer);
		ServletOutputStream out = Objects.requireNonNull(this.out);
		try {
			if (!this.headWritten) {
				this.headWritten = true;
				writeHead(answer);
			}
			while (out.isReady()) {
				if (!writeNext(answer, out)) {
					written(out);
					return;
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// Unless this is its own thread, the container calls onError now
			set(FAILED);
			tell(this.whenDisconnected);
		}
	}

	private void writeHead(Answer answer) {
		HttpServletResponse response = Objects.requireNonNull(this.response);
		response.setStatus(answer.status());
		if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		answer.headers().forEach(response::setHeader);
		if (answer.body() != null) {
			response.setContentType(answer.contentType());
			response.setContentLength(answer.body().length);
		}
	}

	// Whether there was something left to write.
	private boolean writeNext(Answer answer, ServletOutputStream out) throws IOException {
		byte[] body = answer.body();
		if (body != null && this.written < body.length) {
			int length = Math.min(CHUNK, body.length - this.written);
			int offset = this.written;
			this.written += length;
			out.write(body, offset, length);
			if (this.written == body.length) {
				requireSent();
			}
			return true;
		}
		// Containers send the head themselves with the last byte
		if (!this.flushed && !Objects.requireNonNull(this.response).isCommitted()) {
			this.flushed = true;
			out.flush();
			return true;
		}
		return false;
	}

	// Tomcat closes its stream with the last byte, and does not throw if that was not
	// sent. It then gives the processor to another connection, whose request would pay
	// for whatever is still done here.
	private void requireSent() throws IOException {
		if (Objects.requireNonNull(this.context).getRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
			throw new IOException("The client is gone");
		}
	}

	private void written(ServletOutputStream out) throws IOException {
		// Jetty fails here if what it was given could not be written after all
		out.close();
		set(WRITTEN);
		completeContext();
	}

	private void completeContext() {
		if (set(COMPLETED)) {
			complete();
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

	private synchronized void disconnected() {
		set(FAILED);
		tell(this.whenDisconnected);
		completeContext();
	}

	private void tell(Runnable listener) {
		if (set(TOLD)) {
			listener.run();
		}
	}

	private boolean has(int bit) {
		return (this.state.get() & bit) != 0;
	}

	// Whether it was not set before.
	private boolean set(int bit) {
		return (this.state.getAndUpdate((bits) -> bits | bit) & bit) == 0;
	}

	@Override
	public void onError(Throwable failure) {
		disconnected();
	}

	@Override
	public void onError(AsyncEvent event) {
		disconnected();
		// Even if it was completed before: Tomcat would send an error page to nobody
		complete();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		disconnected();
	}

	// Not before this: Jetty can tell of a write that failed when all seems to be
	// written.
	@Override
	public synchronized void onComplete(AsyncEvent event) {
		tell(has(WRITTEN) ? this.whenDelivered : this.whenDisconnected);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
