package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.HdrHistogram.Histogram;

/**
 * One thread that has one request under way on each of its connections, as {@code wrk}
 * has.
 */
final class HttpLoad implements Load {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final InetSocketAddress address;

	private final List<byte[]> requests;

	/**
	 * Create a load.
	 * @param port where the server listens
	 * @param requests what each connection sends again and again
	 */
	HttpLoad(int port, List<byte[]> requests) {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.requests = requests;
	}

	static HttpLoad of(int port, byte[] request, int connections) {
		return new HttpLoad(port, Collections.nCopies(connections, request));
	}

	@Override
	public Histogram run(Duration duration) throws IOException {
		long end = System.nanoTime() + duration.toNanos();
		return run(() -> System.nanoTime() - end < 0);
	}

	/**
	 * Sends requests until there are so many.
	 * @param count the number of requests, in all
	 * @return how long each request took, in nanoseconds
	 * @throws IOException if one fails
	 */
	Histogram run(int count) throws IOException {
		int[] left = { count - this.requests.size() };
		return run(() -> left[0]-- > 0);
	}

	// With connections of its own each time, for servers close those that are long idle
	private Histogram run(BooleanSupplier goOn) throws IOException {
		List<HttpConnection> connections = new ArrayList<>();
		try (Selector selector = Selector.open()) {
			for (byte[] request : this.requests) {
				connections.add(new HttpConnection(this.address, selector, request));
			}
			return run(goOn, selector, connections);
		}
		finally {
			for (HttpConnection connection : connections) {
				connection.close();
			}
		}
	}

	private static Histogram run(BooleanSupplier goOn, Selector selector, List<HttpConnection> connections)
			throws IOException {
		Histogram latencies = new Histogram(3);
		for (HttpConnection connection : connections) {
			connection.send();
		}
		int underWay = connections.size();
		while (underWay > 0) {
			if (selector.select(PATIENCE.toMillis()) == 0) {
				throw new IOException("The server does not answer");
			}
			for (SelectionKey key : selector.selectedKeys()) {
				underWay -= serve((HttpConnection) key.attachment(), latencies, goOn);
			}
			selector.selectedKeys().clear();
		}
		return latencies;
	}

	// How many requests there are less than before.
	private static int serve(HttpConnection connection, Histogram latencies, BooleanSupplier goOn) throws IOException {
		if (!connection.receive()) {
			return 0;
		}
		latencies.recordValue(System.nanoTime() - connection.sentAt());
		if (!goOn.getAsBoolean()) {
			return 1;
		}
		connection.send();
		return 0;
	}

}
