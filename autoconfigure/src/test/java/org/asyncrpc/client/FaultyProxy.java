package org.asyncrpc.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * What stands between a client and its server: passes HTTP/1.1 requests on, remembers
 * them, and does to them what a test says.
 */
final class FaultyProxy implements AutoCloseable {

	private final ServerSocket listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());

	private final Set<Closeable> connections = ConcurrentHashMap.newKeySet();

	private final List<SeenRequest> seen = Collections.synchronizedList(new ArrayList<>());

	private final Queue<Fate> next = new ConcurrentLinkedQueue<>();

	private volatile Function<SeenRequest, Fate> fates = (request) -> Fate.PASS;

	private final AtomicInteger mostOpen = new AtomicInteger();

	private volatile int port;

	FaultyProxy(int port) throws IOException {
		this.port = port;
		start("faulty-proxy", this::accept);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.listener.getLocalPort());
	}

	/**
	 * Says what happens to the next requests, one each.
	 * @param fates what happens
	 */
	void next(Fate... fates) {
		this.next.addAll(List.of(fates));
	}

	/**
	 * Says what happens to all requests that nothing else was said about.
	 * @param fates what happens
	 */
	void always(Function<SeenRequest, Fate> fates) {
		this.fates = fates;
	}

	/**
	 * Passes requests on to another server from now on.
	 * @param port its port
	 */
	void switchTo(int port) {
		this.port = port;
	}

	/**
	 * The requests so far.
	 * @return a snapshot, in the order they came
	 */
	List<SeenRequest> seen() {
		synchronized (this.seen) {
			return List.copyOf(this.seen);
		}
	}

	/**
	 * The connections that were open at a time, at the most.
	 * @return their number
	 */
	int mostOpen() {
		return this.mostOpen.get();
	}

	/**
	 * Cuts every connection that there is.
	 */
	void cutAll() {
		this.connections.forEach(FaultyProxy::close);
	}

	@Override
	public void close() {
		close(this.listener);
		cutAll();
	}

	private void accept() throws IOException {
		while (!this.listener.isClosed()) {
			Socket client = this.listener.accept();
			client.setTcpNoDelay(true);
			start("faulty-proxy-connection", () -> serve(client));
		}
	}

	private void serve(Socket client) throws IOException {
		Upstream server = new Upstream();
		try (client; server) {
			this.connections.add(client);
			this.mostOpen.accumulateAndGet(this.connections.size() / 2 + 1, Math::max);
			this.connections.add(server);
			InputStream requests = new BufferedInputStream(client.getInputStream());
			while (true) {
				Message request = Message.read(requests);
				SeenRequest seen = request.asRequest();
				this.seen.add(seen);
				Fate fate = this.next.poll();
				byte[] answer = ((fate != null) ? fate : this.fates.apply(seen))
					.answer(() -> server.exchange(request.bytes()));
				if (answer.length == 0) {
					return;
				}
				client.getOutputStream().write(answer);
			}
		}
		finally {
			this.connections.remove(client);
			this.connections.remove(server);
		}
	}

	private static void start(String name, Work work) {
		Thread thread = new Thread(() -> {
			try {
				work.run();
			}
			catch (IOException ex) {
				// A connection that was cut, on either side
			}
		}, name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void close(Closeable closeable) {
		try {
			closeable.close();
		}
		catch (IOException ex) {
			// It is of no use any more
		}
	}

	/**
	 * The connection to the server that belongs to one from the client.
	 */
	private final class Upstream implements Closeable {

		private final Socket socket = new Socket();

		private InputStream answers = InputStream.nullInputStream();

		byte[] exchange(byte[] request) throws IOException {
			if (!this.socket.isConnected()) {
				this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), FaultyProxy.this.port));
				this.socket.setTcpNoDelay(true);
				this.answers = new BufferedInputStream(this.socket.getInputStream());
			}
			this.socket.getOutputStream().write(request);
			return Message.read(this.answers).bytes();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

	/**
	 * What happens to a request.
	 */
	@FunctionalInterface
	interface Fate {

		/** Nothing happens to it. */
		Fate PASS = Exchange::run;

		/** Never arrives. */
		Fate LOST = (exchange) -> new byte[0];

		/** Arrives, but its answer does not. */
		Fate ANSWER_LOST = (exchange) -> {
			exchange.run();
			return new byte[0];
		};

		/** Arrives twice. */
		Fate DUPLICATED = (exchange) -> {
			exchange.run();
			return exchange.run();
		};

		/**
		 * What the client gets.
		 * @param exchange passes the request on
		 * @return the answer; empty to cut the connection
		 * @throws IOException if the server is not there
		 */
		byte[] answer(Exchange exchange) throws IOException;

		/**
		 * Is answered, but not by the server.
		 * @param status the status line after the version
		 * @param headers more lines of the head, each with its line end
		 * @param body the body
		 * @return the fate
		 */
		static Fate answered(String status, String headers, String body) {
			return (exchange) -> "HTTP/1.1 %s\r\n%sContent-Length: %d\r\n\r\n%s"
				.formatted(status, headers, body.length(), body)
				.getBytes(StandardCharsets.US_ASCII);
		}

		/**
		 * Is answered with a problem, but not by the server.
		 * @param status the status
		 * @param code the code
		 * @return the fate
		 */
		static Fate refused(int status, String code) {
			return answered(status + " Refused", "Content-Type: application/problem+json\r\n",
					"{\"status\": %d, \"code\": \"%s\"}".formatted(status, code));
		}

	}

	/**
	 * Passes a request on.
	 */
	@FunctionalInterface
	interface Exchange {

		byte[] run() throws IOException;

	}

	@FunctionalInterface
	private interface Work {

		void run() throws IOException;

	}

	/**
	 * A request that came by.
	 *
	 * @param line the method and the path
	 * @param head its header lines
	 */
	record SeenRequest(String line, List<String> head) {

		/**
		 * A header of the request.
		 * @param name the name
		 * @return the value, empty if there is none
		 */
		String header(String name) {
			String prefix = name.toLowerCase(Locale.ROOT) + ":";
			return this.head.stream()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
				.map((line) -> line.substring(prefix.length()).strip())
				.findFirst()
				.orElse("");
		}

	}

	/**
	 * A request or an answer as it was sent.
	 */
	private record Message(List<String> head, byte[] bytes) {

		static Message read(InputStream in) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			int end = 0;
			while (end < 4) {
				int next = in.read();
				if (next < 0) {
					throw new EOFException("The connection was closed");
				}
				bytes.write(next);
				end = (next == "\r\n\r\n".charAt(end)) ? end + 1 : (next == '\r') ? 1 : 0;
			}
			List<String> head = bytes.toString(StandardCharsets.US_ASCII).lines().toList();
			bytes.write(in.readNBytes(length(head)));
			return new Message(head, bytes.toByteArray());
		}

		private static int length(List<String> head) {
			String length = new SeenRequest("", head).header("Content-Length");
			return length.isEmpty() ? 0 : Integer.parseInt(length);
		}

		SeenRequest asRequest() {
			String line = this.head.get(0);
			return new SeenRequest(line.substring(0, line.lastIndexOf(' ')), this.head);
		}

	}

}
