package org.asyncrpc.benchmarks.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * One connection of an attack. It comes back as often as the server closes it.
 */
final class SlowConnection implements Closeable {

	private static final int RECEIVE_BUFFER = 4096;

	private static final int BYTES_PER_STEP = 16;

	private final Attack attack;

	private final InetSocketAddress address;

	private final ByteBuffer buffer = ByteBuffer.allocate(BYTES_PER_STEP);

	private SocketChannel channel;

	private int sent;

	SlowConnection(Attack attack, int port) throws IOException {
		this.attack = attack;
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		this.channel = open();
	}

	private SocketChannel open() throws IOException {
		SocketChannel opened = SocketChannel.open();
		opened.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
		opened.connect(this.address);
		opened.configureBlocking(false);
		opened.write(ByteBuffer.wrap(this.attack.atOnce()));
		this.sent = 0;
		return opened;
	}

	/**
	 * Sends a byte, or reads a few.
	 * @return whether the server had closed the connection, so that this is a new one
	 * @throws IOException if the server accepts no connection
	 */
	boolean step() throws IOException {
		try {
			if (this.attack != Attack.SLOW_READERS) {
				this.channel.write(ByteBuffer.wrap(new byte[] { this.attack.slowly(this.sent++) }));
			}
			if (this.channel.read(this.buffer.clear()) >= 0) {
				return false;
			}
		}
		catch (IOException ex) {
			// As good as closed
		}
		this.channel.close();
		this.channel = open();
		return true;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
