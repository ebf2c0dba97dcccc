package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Lets what several threads do at the same time share a round trip and a commit. Of those
 * who come while the database is busy with others, one does the work of all; who comes
 * alone does its own at once. Nobody waits for company.
 *
 * @param <T> the type of what there is to do
 * @param <R> the type of the results, in the same order
 */
final class GroupCommit<T, R> {

	private static final int MAX_GROUP = 256;

	private final Function<List<T>, List<R>> work;

	private final Queue<Task<T, R>> queue = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean leading = new AtomicBoolean();

	GroupCommit(Function<List<T>, List<R>> work) {
		this.work = work;
	}

	/**
	 * Does something, with whatever others have to do.
	 * @param item what to do
	 * @return the result
	 */
	R submit(T item) {
		Task<T, R> task = new Task<>(item, Thread.currentThread());
		this.queue.add(task);
		boolean interrupted = false;
		while (!task.done) {
			if (this.leading.compareAndSet(false, true)) {
				lead(task);
			}
			else {
				LockSupport.park(this);
				interrupted |= Thread.interrupted();
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		return task.result();
	}

	private void lead(Task<T, R> own) {
		try {
			while (!own.done) {
				runGroup();
			}
		}
		finally {
			this.leading.set(false);
			Task<T, R> next = this.queue.peek();
			if (next != null) {
				LockSupport.unpark(next.thread);
			}
		}
	}

	private void runGroup() {
		List<Task<T, R>> group = new ArrayList<>();
		Task<T, R> task = this.queue.poll();
		while (task != null) {
			group.add(task);
			task = (group.size() < MAX_GROUP) ? this.queue.poll() : null;
		}
		try {
			run(group);
		}
		finally {
			for (Task<T, R> each : group) {
				each.done = true;
				if (each.thread != Thread.currentThread()) {
					LockSupport.unpark(each.thread);
				}
			}
		}
	}

	private void run(List<Task<T, R>> group) {
		try {
			List<R> results = this.work.apply(group.stream().map((task) -> task.item).toList());
			for (int i = 0; i < group.size(); i++) {
				group.get(i).result = results.get(i);
			}
		}
		catch (RuntimeException ex) {
			// What one of the group has brought along must not harm the others
			if (group.size() > 1 && Certainty.isAboutStatement(ex)) {
				group.forEach((task) -> run(List.of(task)));
			}
			else {
				group.forEach((task) -> task.failure = ex);
			}
		}
		catch (Error ex) {
			group.forEach((task) -> task.failure = new IllegalStateException(ex));
			throw ex;
		}
	}

	private static final class Task<T, R> {

		private final T item;

		private final Thread thread;

		private @Nullable R result;

		private @Nullable RuntimeException failure;

		private volatile boolean done;

		private Task(T item, Thread thread) {
			this.item = item;
			this.thread = thread;
		}

		private R result() {
			RuntimeException failure = this.failure;
			if (failure != null) {
				throw failure;
			}
			R result = this.result;
			if (result == null) {
				throw new IllegalStateException("The group has no result");
			}
			return result;
		}

	}

}
