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

	private final Selector selector;

	private final List<HttpConnection> connections = new ArrayList<>();

	HttpLoad(int port, String path, String body, int connections) throws IOException {
		this.selector = Selector.open();
		byte[] request = request(port, path, body);
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		for (int i = 0; i < connections; i++) {
			this.connections.add(new HttpConnection(address, this.selector, request));
		}
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

	@Override
	public Histogram run(Duration duration) throws IOException {
		Histogram latencies = new Histogram(3);
		long end = System.nanoTime() + duration.toNanos();
		for (HttpConnection connection : this.connections) {
			connection.send();
		}
		int underWay = this.connections.size();
		while (underWay > 0) {
			if (this.selector.select(PATIENCE.toMillis()) == 0) {
				throw new IOException("The server does not answer");
			}
			for (SelectionKey key : this.selector.selectedKeys()) {
				underWay -= serve((HttpConnection) key.attachment(), latencies, end);
			}
			this.selector.selectedKeys().clear();
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

	@Override
	public void close() throws IOException {
		for (HttpConnection connection : this.connections) {
			connection.close();
		}
		this.selector.close();
	}

}
