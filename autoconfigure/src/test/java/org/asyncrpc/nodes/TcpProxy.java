package org.asyncrpc.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The network between a node and its store. When it is cut, nothing gets through, and
 * nobody is told; when it is joined again, what was on its way arrives.
 */
final class TcpProxy implements AutoCloseable {

	private static final int BUFFER = 16384;

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "proxy");
		thread.setDaemon(true);
		return thread;
	});

	private final Supplier<InetSocketAddress> target;

	private boolean cut;

	TcpProxy(Supplier<InetSocketAddress> target) throws IOException {
		this.target = target;
		this.threads.execute(this::accept);
	}

	int port() {
		return this.server.getLocalPort();
	}

	synchronized void cut() {
		this.cut = true;
	}

	synchronized void join() {
		this.cut = false;
		notifyAll();
	}

	private synchronized void awaitJoined() throws InterruptedException {
		while (this.cut) {
			wait();
		}
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket near = this.server.accept();
				this.threads.execute(() -> connect(near));
			}
			catch (IOException ex) {
				// Closed
			}
		}
	}

	private void connect(Socket near) {
		try {
			awaitJoined();
			Socket far = new Socket();
			InetSocketAddress address = this.target.get();
			far.connect(address);
			near.setTcpNoDelay(true);
			far.setTcpNoDelay(true);
			this.threads.execute(() -> copy(near, far));
			copy(far, near);
		}
		catch (IOException | InterruptedException | RuntimeException ex) {
			close(near);
		}
	}

	private void copy(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[BUFFER];
			int length = in.read(buffer);
			while (length >= 0) {
				awaitJoined();
				out.write(buffer, 0, length);
				length = in.read(buffer);
			}
		}
		catch (IOException | InterruptedException ex) {
			// Both are closed
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is gone anyway
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.threads.shutdownNow();
	}

}
