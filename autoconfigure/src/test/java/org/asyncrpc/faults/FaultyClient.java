package org.asyncrpc.faults;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client on one connection, which it can drop at any time.
 */
final class FaultyClient implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 60_000;

	private final int port;

	private @Nullable Socket socket;

	private @Nullable InputStream in;

	FaultyClient(int port) {
		this.port = port;
	}

	Response send(String method, String path, String headers, String body) throws IOException {
		write(method, path, headers, body);
		return read();
	}

	void write(String method, String path, String headers, String body) throws IOException {
		Socket socket = this.socket;
		if (socket == null) {
			socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.setTcpNoDelay(true);
			this.socket = socket;
			this.in = new BufferedInputStream(socket.getInputStream());
		}
		String request = "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
			.formatted(method, path, headers, body.length(), body);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
	}

	private Response read() throws IOException {
		int status = Integer.parseInt(readLine().split(" ")[1]);
		Map<String, String> headers = new TreeMap<>();
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
		byte[] body = input().readNBytes(length);
		if (body.length < length) {
			throw new EOFException("The body ended early");
		}
		if ("close".equals(headers.get("connection"))) {
			close();
		}
		return new Response(status, headers.get("call-id"), new String(body, StandardCharsets.UTF_8));
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		InputStream in = input();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException("The connection was closed");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private InputStream input() {
		InputStream in = this.in;
		if (in == null) {
			throw new IllegalStateException("Not connected");
		}
		return in;
	}

	@Override
	public void close() throws IOException {
		if (this.socket != null) {
			this.socket.close();
			this.socket = null;
		}
	}

	/**
	 * An answer.
	 *
	 * @param status the HTTP status
	 * @param callId the id of the call, if there is one
	 * @param body the body
	 */
	record Response(int status, @Nullable String callId, String body) {
	}

}
