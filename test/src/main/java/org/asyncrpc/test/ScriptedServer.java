package org.asyncrpc.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that speaks the protocol over HTTP on the loopback interface, knows every
 * operation, and leaves it to the test what becomes of a call. As the real one, it takes
 * requests with equal idempotency keys for one call. To be injected into an
 * {@link AsyncRpcClientTest}. Safe for use by any thread.
 * <p>
 * It does not know bindings and events: an {@link AsyncRpcClientTest} has every call made
 * by a request of its own. It holds a request until its call ends or the test has it
 * answered.
 */
public final class ScriptedServer implements AutoCloseable {

	private static final int THREADS = 4;

	private final HttpServer http;

	private final ExecutorService threads;

	private final ScriptedResources resources;

	private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

	ScriptedServer(JsonMapper mapper, TestClock clock) {
		this.resources = new ScriptedResources(mapper, clock);
		this.threads = Executors.newFixedThreadPool(THREADS, (task) -> {
			Thread thread = new Thread(task, "asyncrpc-scripted-server");
			thread.setDaemon(true);
			return thread;
		});
		try {
			this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.http.setExecutor(this.threads);
		this.http.createContext("/", this::handle);
		this.http.start();
	}

	/**
	 * Where this server is, for clients that are not those of the application.
	 * @return the URL, without a slash at the end
	 */
	public String url() {
		return "http://127.0.0.1:" + this.http.getAddress().getPort();
	}

	/**
	 * Waits for the next call of an operation, for ten seconds of real time at the most.
	 * @param operation the operation, as {@code manager/method}
	 * @return the oldest call that was not taken yet
	 * @throws AssertionError if there is none
	 */
	public ScriptedCall take(String operation) {
		return this.resources.take(operation);
	}

	/**
	 * The calls that were made since the test began, taken or not, oldest first. However
	 * often a request was repeated, it is one call.
	 * @return a snapshot
	 */
	public List<ScriptedCall> calls() {
		return this.resources.calls();
	}

	/**
	 * Lets faults happen to the next requests, whatever they are for: the first fault to
	 * the next request, the second to the one after, and so on. Requests for calls of
	 * another test do not count.
	 * @param faults the faults
	 */
	public void inject(Fault... faults) {
		this.faults.addAll(List.of(faults));
	}

	/**
	 * Ends what a test has left behind.
	 */
	void reset() {
		this.faults.clear();
		this.resources.reset();
	}

	@Override
	public void close() {
		this.http.stop(0);
		this.threads.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		ScriptedRequest request = ScriptedRequest.read(exchange);
		Consumer<ScriptedAnswer> answer = (given) -> given.send(exchange);
		Consumer<ScriptedAnswer> nobody = (given) -> {
		};
		Fault fault = this.resources.isLeftBehind(request) ? null : this.faults.poll();
		if (fault == null) {
			this.resources.handle(request, answer);
			return;
		}
		switch (fault) {
			case LOST_REQUEST -> exchange.close();
			case LOST_ANSWER -> {
				this.resources.handle(request, nobody);
				exchange.close();
			}
			case DUPLICATE_REQUEST -> {
				this.resources.handle(request, nobody);
				this.resources.handle(request, answer);
			}
			case TOO_BUSY -> answer.accept(ScriptedAnswer.TOO_BUSY);
			case BAD_GATEWAY -> answer.accept(ScriptedAnswer.html(502));
			case FORBIDDEN_BY_PROXY -> answer.accept(ScriptedAnswer.html(403));
		}
	}

}
