package org.asyncrpc.benchmarks.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many connections of one attack, driven by one thread. Each does something every second.
 */
final class Attackers implements Closeable {

	private static final int PARTS = 20;

	private final List<SlowConnection> connections = new ArrayList<>();

	private final AtomicInteger closed = new AtomicInteger();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private int part;

	private Attackers() {
	}

	static Attackers start(Attack attack, int count, int port) throws IOException {
		Attackers attackers = new Attackers();
		for (int i = 0; i < count; i++) {
			attackers.connections.add(new SlowConnection(attack, port));
		}
		long period = TimeUnit.SECONDS.toMillis(1) / PARTS;
		attackers.thread.scheduleAtFixedRate(attackers::step, period, period, TimeUnit.MILLISECONDS);
		return attackers;
	}

	// Not all at once, so that the attack is a steady one
	private void step() {
		this.part = (this.part + 1) % PARTS;
		for (int i = this.part; i < this.connections.size(); i += PARTS) {
			try {
				if (this.connections.get(i).step()) {
					this.closed.incrementAndGet();
				}
			}
			catch (IOException ex) {
				this.closed.incrementAndGet();
			}
		}
	}

	/**
	 * How often the server has closed a connection.
	 * @return the count
	 */
	int closed() {
		return this.closed.get();
	}

	@Override
	public void close() throws IOException {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		for (SlowConnection connection : this.connections) {
			connection.close();
		}
	}

}
