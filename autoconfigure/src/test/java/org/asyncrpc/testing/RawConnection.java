package org.asyncrpc.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A connection that sends whatever a test wants, and reads whatever comes back.
 */
public final class RawConnection implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 20_000;

	private static final int RECEIVE_BUFFER = 16 * 1024;

	private final Socket socket = new Socket();

	private int bodyLength;

	RawConnection(int port) throws IOException {
		// Small, so that a test that does not read soon keeps the server from writing
		this.socket.setReceiveBufferSize(RECEIVE_BUFFER);
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.socket.setTcpNoDelay(true);
	}

	/**
	 * Sends text as it is, with lines ended as HTTP wants it.
	 * @param text lines
	 * @return this connection
	 * @throws IOException if the server has closed the connection
	 */
	public RawConnection send(String text) throws IOException {
		return send(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	public RawConnection send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		return this;
	}

	/**
	 * Sends no more, but still reads.
	 * @return this connection
	 * @throws IOException if the server has closed the connection
	 */
	public RawConnection endOutput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/**
	 * Reads the head of an answer, and nothing beyond it.
	 * @return its lines, the status line first
	 * @throws IOException if the server closes the connection instead
	 */
	public List<String> readHead() throws IOException {
		this.bodyLength = 0;
		List<String> lines = new ArrayList<>();
		for (String line = readLine(); !line.isEmpty(); line = readLine()) {
			lines.add(line);
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				this.bodyLength = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
			}
		}
		return lines;
	}

	/**
	 * Reads the status of an answer.
	 * @return the status
	 * @throws IOException if the server closes the connection instead
	 */
	public int readStatus() throws IOException {
		return Integer.parseInt(readHead().get(0).split(" ")[1]);
	}

	/**
	 * Reads the body of the answer whose head was read.
	 * @return the body
	 * @throws IOException if the server closes the connection instead
	 */
	public byte[] readBody() throws IOException {
		return input().readNBytes(this.bodyLength);
	}

	/**
	 * What comes after what was read already.
	 * @return the stream
	 * @throws IOException if the connection is closed
	 */
	public InputStream input() throws IOException {
		return this.socket.getInputStream();
	}

	/**
	 * Closes the connection so that the server's next write to it fails.
	 * @throws IOException if it is closed already
	 */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	private String readLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = input().read(); next != '\n'; next = input().read()) {
			if (next < 0) {
				throw new EOFException("The server closed the connection after '" + line + "'");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.UTF_8).strip();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
