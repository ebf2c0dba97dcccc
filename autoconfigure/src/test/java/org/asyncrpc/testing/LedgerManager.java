package org.asyncrpc.testing;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;

/**
 * A manager that notes the order in which its calls are dispatched.
 */
@AsyncRpcManager("ledger")
public class LedgerManager {

	private final List<Integer> entries = new CopyOnWriteArrayList<>();

	private final BlockingQueue<AsyncCallHandle<Integer>> kept = new LinkedBlockingQueue<>();

	/** A test that took a call and lets go of it has not abandoned it. */
	private final Queue<AsyncCallHandle<Integer>> held = new ConcurrentLinkedQueue<>();

	private volatile Gate gate = (number) -> {
	};

	/** Completes at once. */
	void enter(AsyncCallHandle<Integer> call, int number) throws Exception {
		note(number);
		call.complete(number);
	}

	/** Does the same as {@link #enter}. */
	void number(AsyncCallHandle<Integer> call, int number) throws Exception {
		enter(call, number);
	}

	/** Waits for the test. */
	void keep(AsyncCallHandle<Integer> call, int number) throws Exception {
		note(number);
		this.held.add(call);
		this.kept.add(call);
	}

	/** Completes with a text of some length. */
	void text(AsyncCallHandle<String> call, int length) {
		call.complete("x".repeat(length));
	}

	void nothing(AsyncCallHandle<Void> call) {
		call.complete();
	}

	void refuse(AsyncCallHandle<Void> call, @Nullable String detail) {
		call.abort("REFUSED", detail);
	}

	private void note(int number) throws Exception {
		this.gate.pass(number);
		this.entries.add(number);
	}

	/**
	 * The numbers in the order of their calls.
	 * @return a snapshot
	 */
	public List<Integer> entries() {
		return List.copyOf(this.entries);
	}

	/**
	 * The next call that was kept.
	 * @return its handle, which is not lost before the next {@link #reset(Gate)}
	 */
	public AsyncCallHandle<Integer> take() {
		try {
			return Objects.requireNonNull(this.kept.poll(10, TimeUnit.SECONDS), "No call was dispatched");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts again, and lets all calls pass.
	 */
	void reset() {
		reset((number) -> {
		});
	}

	/**
	 * Starts again.
	 * @param gate is passed before a number is noted
	 */
	public void reset(Gate gate) {
		this.entries.clear();
		this.kept.clear();
		this.held.clear();
		this.gate = gate;
	}

	/**
	 * Where a call may have to wait.
	 */
	@FunctionalInterface
	public interface Gate {

		void pass(int number) throws Exception;

	}

}
