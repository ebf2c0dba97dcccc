package org.asyncrpc.store;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares an {@link AcceptOrder} with a list.
 */
class AcceptOrderTests {

	private static final int BLOCK = 50;

	private final AcceptOrder order = new AcceptOrder();

	private final List<MemoryCall> model = new ArrayList<>();

	private long position;

	/**
	 * Negative steps remove the call at that place, from the end; positive ones append a
	 * block of calls and remove the one at that place.
	 */
	@Property(tries = 50)
	void isAListThatCanBeEnteredAnywhere(
			@ForAll @Size(max = 100) List<@IntRange(min = -1000, max = 1000) Integer> steps) {
		for (int step : steps) {
			for (int i = 0; i < BLOCK && step > 0; i++) {
				append();
			}
			remove(step);
			if (step % 10 == 0) {
				removeSamples();
			}
		}
		isLikeTheModel();
		samplesAreDense();
	}

	private void append() {
		MemoryCall call = new MemoryCall(
				new CallRecord(new CallId(0, 0), "order/place", null, 0, 0, null, null, null, CallStoreFixture.HOME));
		this.position += 10;
		call.position = this.position;
		this.order.append(call);
		this.model.add(call);
	}

	private void remove(int place) {
		if (!this.model.isEmpty()) {
			this.order.remove(this.model.remove(Math.floorMod(place, this.model.size())));
		}
	}

	private void removeSamples() {
		List<MemoryCall> samples = this.model.stream().filter((call) -> call.sampled).toList();
		samples.forEach(this.order::remove);
		this.model.removeAll(samples);
	}

	private void isLikeTheModel() {
		assertThat(this.order.size()).isEqualTo(this.model.size());
		assertThat(this.order.firstAfter(Long.MIN_VALUE)).isSameAs(this.order.oldest());
		MemoryCall previous = null;
		for (MemoryCall call : this.model) {
			assertThat(call.older).isSameAs(previous);
			assertThat(this.order.firstAfter(call.position - 1)).isSameAs(call);
			if (previous != null) {
				assertThat(this.order.firstAfter(previous.position)).isSameAs(call);
			}
			previous = call;
		}
		assertThat(this.order.firstAfter(this.position)).isNull();
	}

	private void samplesAreDense() {
		int distance = 0;
		int samples = 0;
		for (MemoryCall call : this.model) {
			distance = call.sampled ? 0 : distance + 1;
			samples += call.sampled ? 1 : 0;
			assertThat(distance).isLessThanOrEqualTo(AcceptOrder.SAMPLE_DISTANCE);
		}
		assertThat(this.order.samples()).isEqualTo(samples);
	}

}
