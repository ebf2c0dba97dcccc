package org.asyncrpc.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Sends the same request again and again over one connection.
 */
final class HttpConnection implements Closeable {

	private static final int MAX_ANSWER = 128 * 1024;

	private final SocketChannel channel;

	private final ByteBuffer request;

	private final ByteBuffer answer = ByteBuffer.allocateDirect(MAX_ANSWER);

	private long sentAt;

	HttpConnection(InetSocketAddress address, Selector selector, byte[] request) throws IOException {
		this.request = ByteBuffer.allocateDirect(request.length).put(request);
		this.channel = SocketChannel.open(address);
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		this.channel.configureBlocking(false);
		this.channel.register(selector, SelectionKey.OP_READ, this);
	}

	/**
	 * Sends the request, which an idle connection takes almost at once.
	 * @throws IOException if the connection is broken
	 */
	void send() throws IOException {
		this.request.flip();
		this.sentAt = System.nanoTime();
		while (this.request.hasRemaining()) {
			this.channel.write(this.request);
		}
	}

	/**
	 * Reads what has arrived.
	 * @return whether the answer is complete
	 * @throws IOException if the server closes the connection or answers anything but 200
	 */
	boolean receive() throws IOException {
		if (this.channel.read(this.answer) < 0) {
			throw new EOFException("The server has closed the connection");
		}
		if (!HttpAnswer.isComplete(this.answer)) {
			return false;
		}
		this.answer.clear();
		return true;
	}

	long sentAt() {
		return this.sentAt;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
