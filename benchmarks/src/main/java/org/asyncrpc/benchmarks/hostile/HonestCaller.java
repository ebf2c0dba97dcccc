package org.asyncrpc.benchmarks.hostile;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.HdrHistogram.Histogram;

/**
 * Calls on one connection, at a steady pace. Head and body of a request are two packets,
 * as most clients send them.
 */
final class HonestCaller implements Closeable {

	private static final int PATIENCE_MILLIS = 10_000;

	private static final byte[] BODY = "{\"text\": \"hello\"}".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] HEAD = """
			POST /rpc/target/echo HTTP/1.1\r
			Host: localhost\r
			Content-Type: application/json\r
			Content-Length: %d\r
			\r
			""".formatted(BODY.length).getBytes(StandardCharsets.US_ASCII);

	private static final String END = "\"hello\"";

	private final Socket socket;

	private final DataInputStream in;

	HonestCaller(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.in = new DataInputStream(this.socket.getInputStream());
	}

	/**
	 * Makes calls.
	 * @param duration for how long
	 * @param pause the time from one call to the next
	 * @return how long each took
	 * @throws IOException if one is not answered
	 * @throws InterruptedException if the thread is interrupted
	 */
	Histogram call(Duration duration, Duration pause) throws IOException, InterruptedException {
		Histogram latencies = new Histogram(3);
		long end = System.nanoTime() + duration.toNanos();
		for (long next = System.nanoTime(); next < end; next += pause.toNanos()) {
			long wait = next - System.nanoTime();
			if (wait > 0) {
				Thread.sleep(Duration.ofNanos(wait).toMillis());
			}
			long before = System.nanoTime();
			call();
			latencies.recordValue(System.nanoTime() - before);
		}
		return latencies;
	}

	private void call() throws IOException {
		this.socket.getOutputStream().write(HEAD);
		this.socket.getOutputStream().write(BODY);
		byte[] buffer = new byte[2048];
		StringBuilder answer = new StringBuilder();
		while (answer.indexOf(END) < 0) {
			int count = this.in.read(buffer);
			if (count < 0) {
				throw new EOFException("The server has closed the connection");
			}
			answer.append(new String(buffer, 0, count, StandardCharsets.US_ASCII));
		}
		if (!answer.toString().startsWith("HTTP/1.1 200")) {
			throw new IOException("An honest call was refused: " + answer);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
