package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;

/**
 * One thread that has one request under way on each of its connections, as {@code wrk}
 * has.
 */
final class HttpLoad implements Load {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final InetSocketAddress address;

	private final byte[] request;

	private final int connections;

	HttpLoad(int port, String path, String body, int connections) {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.request = request(port, path, body);
		this.connections = connections;
	}

	private static byte[] request(int port, String path, String body) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		return """
				POST %s HTTP/1.1\r
				Host: localhost:%d\r
				Content-Type: application/json\r
				Content-Length: %d\r
				\r
				%s""".formatted(path, port, content.length, body).getBytes(StandardCharsets.UTF_8);
	}

	// With connections of its own each time, for servers close those that are long idle
	@Override
	public Histogram run(Duration duration) throws IOException {
		List<HttpConnection> connections = new ArrayList<>();
		try (Selector selector = Selector.open()) {
			for (int i = 0; i < this.connections; i++) {
				connections.add(new HttpConnection(this.address, selector, this.request));
			}
			return run(duration, selector, connections);
		}
		finally {
			for (HttpConnection connection : connections) {
				connection.close();
			}
		}
	}

	private static Histogram run(Duration duration, Selector selector, List<HttpConnection> connections)
			throws IOException {
		Histogram latencies = new Histogram(3);
		long end = System.nanoTime() + duration.toNanos();
		for (HttpConnection connection : connections) {
			connection.send();
		}
		int underWay = connections.size();
		while (underWay > 0) {
			if (selector.select(PATIENCE.toMillis()) == 0) {
				throw new IOException("The server does not answer");
			}
			for (SelectionKey key : selector.selectedKeys()) {
				underWay -= serve((HttpConnection) key.attachment(), latencies, end);
			}
			selector.selectedKeys().clear();
		}
		return latencies;
	}

	// How many requests there are less than before.
	private static int serve(HttpConnection connection, Histogram latencies, long end) throws IOException {
		if (!connection.receive()) {
			return 0;
		}
		long now = System.nanoTime();
		latencies.recordValue(now - connection.sentAt());
		if (now - end >= 0) {
			return 1;
		}
		connection.send();
		return 0;
	}

}
