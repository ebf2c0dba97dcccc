package org.asyncrpc.faults;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * Does with its calls what they ask for, and enters it in the ledger.
 */
@AsyncRpcManager("fate")
class FateManager implements AutoCloseable {

	private static final int MAX_DELAY_MICROS = 4_000;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

	private final Map<Integer, AsyncCallHandle<Integer>> kept = new ConcurrentHashMap<>();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final Ledger ledger;

	FateManager(Ledger ledger) {
		this.ledger = ledger;
	}

	void meet(AsyncCallHandle<Integer> call, int number, Fate fate) {
		Ledger.Entry entry = this.ledger.open(number);
		entry.dispatches.incrementAndGet();
		call.onEnd((info) -> {
			entry.state = info.state();
			entry.ends.incrementAndGet();
			this.kept.remove(number);
		});
		switch (fate) {
			case AT_ONCE -> count(entry, call.complete(number));
			case LATER -> later(() -> count(entry, call.complete(number)));
			case ABORT -> later(() -> count(entry, call.abort("NO", null)));
			case THROW -> throw new IllegalArgumentException("A call that fails");
			case RACE -> {
				for (int i = 0; i < 3; i++) {
					later(() -> count(entry, call.complete(number)));
				}
			}
			case KEEP -> keep(call, number);
			default -> {
			}
		}
	}

	private void keep(AsyncCallHandle<Integer> call, int number) {
		this.kept.put(number, call);
		if (!call.isOutstanding()) {
			this.kept.remove(number);
		}
	}

	private void count(Ledger.Entry entry, boolean won) {
		if (won) {
			entry.wins.incrementAndGet();
		}
	}

	private void later(Runnable task) {
		this.threads.schedule(() -> {
			try {
				task.run();
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		}, ThreadLocalRandom.current().nextInt(MAX_DELAY_MICROS), TimeUnit.MICROSECONDS);
	}

	int kept() {
		return this.kept.size();
	}

	Queue<Throwable> failures() {
		return this.failures;
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
