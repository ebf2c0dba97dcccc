package org.asyncrpc.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.asyncrpc.AsyncCallProgress;

/**
 * Records what a store tells, in the order in which it does.
 */
class RecordingListener implements CallStoreListener {

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final AtomicInteger losses = new AtomicInteger();

	private volatile Consumer<Event> reaction = (event) -> {
	};

	/**
	 * What happens whenever something is told.
	 * @param reaction what happens
	 */
	void react(Consumer<Event> reaction) {
		this.reaction = reaction;
	}

	/**
	 * How often it was told that its node was lost.
	 * @return the number of times
	 */
	int losses() {
		return this.losses.get();
	}

	List<Event> events() {
		return List.copyOf(this.events);
	}

	List<StoredCall> ended(CallId id) {
		return this.events.stream()
			.filter(Ended.class::isInstance)
			.map((event) -> ((Ended) event).call())
			.filter((call) -> call.id().equals(id))
			.toList();
	}

	@Override
	public void ended(StoredCall call) {
		record(new Ended(call));
	}

	@Override
	public void cancelRequested(CallId id) {
		record(new CancelRequested(id));
	}

	@Override
	public void progressed(CallId id, AsyncCallProgress progress) {
		record(new Progressed(id, progress));
	}

	@Override
	public void lost() {
		this.losses.incrementAndGet();
	}

	private void record(Event event) {
		this.events.add(event);
		this.reaction.accept(event);
	}

	sealed interface Event {

		CallId id();

	}

	record Ended(StoredCall call) implements Event {

		@Override
		public CallId id() {
			return this.call.id();
		}

	}

	record CancelRequested(CallId id) implements Event {

	}

	record Progressed(CallId id, AsyncCallProgress progress) implements Event {

	}

}
