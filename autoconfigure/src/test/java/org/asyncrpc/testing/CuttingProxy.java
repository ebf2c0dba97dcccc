package org.asyncrpc.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A proxy that loses connections whenever a test wants it to.
 */
public final class CuttingProxy implements AutoCloseable {

	private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final AtomicInteger answersToLose = new AtomicInteger();

	private volatile int port;

	private volatile boolean closed;

	/**
	 * Create a proxy.
	 * @param port the port of the server
	 * @throws IOException if there is no port for the proxy
	 */
	public CuttingProxy(int port) throws IOException {
		this.port = port;
		start(this::accept);
	}

	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.listening.getLocalPort());
	}

	/**
	 * Sends new connections to another server.
	 * @param port the port of that server
	 */
	public void redirect(int port) {
		this.port = port;
	}

	/**
	 * What was sent to the server.
	 * @param start how the requests begin, with the method
	 * @return the requests so far
	 */
	public List<Request> requests(String start) {
		return this.requests.stream().filter((request) -> request.line().startsWith(start)).toList();
	}

	/**
	 * Loses the answers to requests that the server got in full.
	 * @param count to how many requests that carry a body
	 */
	public void loseAnswers(int count) {
		this.answersToLose.set(count);
	}

	/**
	 * Answers requests itself from now on.
	 * @param start how the requests begin, with the method
	 * @param answer the status, headers and body as they are sent, or an empty text to
	 * close the connection
	 */
	public void answer(String start, String answer) {
		this.answers.put(start, answer);
	}

	/**
	 * Passes all requests on again.
	 */
	public void pass() {
		this.answers.clear();
	}

	/**
	 * How many connections there are whose last request begins like that.
	 * @param start the beginning, with the method
	 * @return their number
	 */
	public long open(String start) {
		return this.connections.stream().filter((connection) -> connection.current.startsWith(start)).count();
	}

	/**
	 * Cuts all connections.
	 */
	public void cutAll() {
		this.connections.forEach(Connection::close);
	}

	/**
	 * Cuts the connections whose last request begins like that.
	 * @param start the beginning, with the method
	 * @return how many there were
	 */
	public int cut(String start) {
		List<Connection> cut = this.connections.stream()
			.filter((connection) -> connection.current.startsWith(start))
			.toList();
		cut.forEach(Connection::close);
		return cut.size();
	}

	private void accept() throws IOException {
		while (true) {
			Socket client = this.listening.accept();
			try {
				int port = this.port;
				Connection connection = new Connection(client, new Socket(InetAddress.getLoopbackAddress(), port));
				this.connections.add(connection);
				if (this.closed) {
					// It was made while the proxy was closed
					connection.close();
					return;
				}
				if (port != this.port) {
					// It was made while others were cut
					connection.close();
					continue;
				}
				start(connection::forward);
				start(connection::back);
			}
			catch (IOException ex) {
				client.close();
			}
		}
	}

	private static void start(Loop loop) {
		Thread thread = new Thread(() -> {
			try {
				loop.run();
			}
			catch (IOException ex) {
				// The connection is closed
			}
		}, "cutting-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.closed = true;
		this.listening.close();
		this.connections.forEach(Connection::close);
	}

	/**
	 * A request.
	 *
	 * @param line its first line
	 * @param head its head, in lower case
	 * @param body its body
	 */
	public record Request(String line, String head, String body) {
	}

	private interface Loop {

		void run() throws IOException;

	}

	private final class Connection {

		private final Socket client;

		private final Socket server;

		private volatile String current = "";

		private volatile boolean losing;

		Connection(Socket client, Socket server) {
			this.client = client;
			this.server = server;
		}

		void forward() throws IOException {
			try (this.client; this.server) {
				InputStream in = this.client.getInputStream();
				OutputStream out = this.server.getOutputStream();
				for (String head = readHead(in); !head.isEmpty(); head = readHead(in)) {
					byte[] body = in.readNBytes(length(head));
					this.current = head.substring(0, head.indexOf('\r'));
					this.losing = body.length > 0
							&& CuttingProxy.this.answersToLose.getAndUpdate((count) -> Math.max(0, count - 1)) > 0;
					CuttingProxy.this.requests.add(new Request(this.current, head.toLowerCase(Locale.ROOT),
							new String(body, StandardCharsets.UTF_8)));
					String answer = ownAnswer();
					if (answer != null) {
						this.client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
						return;
					}
					out.write(head.getBytes(StandardCharsets.ISO_8859_1));
					out.write(body);
				}
			}
			finally {
				close();
			}
		}

		private @Nullable String ownAnswer() {
			return CuttingProxy.this.answers.entrySet()
				.stream()
				.filter((entry) -> this.current.startsWith(entry.getKey()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse(null);
		}

		private static String readHead(InputStream in) throws IOException {
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			for (int next = in.read(); next >= 0; next = in.read()) {
				head.write(next);
				if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
					return head.toString(StandardCharsets.ISO_8859_1);
				}
			}
			return "";
		}

		private static int length(String head) {
			return head.lines()
				.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
				.mapToInt((line) -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
				.findFirst()
				.orElse(0);
		}

		void back() throws IOException {
			try (this.client; this.server) {
				byte[] buffer = new byte[8192];
				InputStream in = this.server.getInputStream();
				OutputStream out = this.client.getOutputStream();
				for (int count = in.read(buffer); count >= 0 && !this.losing; count = in.read(buffer)) {
					out.write(buffer, 0, count);
				}
			}
			finally {
				close();
			}
		}

		void close() {
			CuttingProxy.this.connections.remove(this);
			try {
				this.client.close();
				this.server.close();
			}
			catch (IOException ex) {
				// It is of no use any more
			}
		}

	}

}
