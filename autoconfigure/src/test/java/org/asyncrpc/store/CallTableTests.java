package org.asyncrpc.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallTableTests {

	private final CallTable table = new CallTable();

	private final Map<CallId, MemoryCall> model = new HashMap<>();

	private final Random random = new Random(42);

	@Test
	void doesWhatAMapDoesWhileCallsComeAndGo() {
		for (int i = 0; i < 20_000; i++) {
			step(new CallId(0, this.random.nextInt(500)), i % 4_000 < 2_000);
		}
	}

	@Test
	void isEmptyAgainWhenAllCallsAreGone() {
		for (int i = 0; i < 5_000; i++) {
			add(new CallId(i, ~i));
		}
		for (int i = 0; i < 5_000; i++) {
			this.table.remove(new CallId(i, ~i));
		}
		for (int i = 0; i < 5_000; i++) {
			assertThat(this.table.get(new CallId(i, ~i))).isNull();
		}
	}

	@Test
	void tellsApartIdsThatLandInOnePlace() {
		for (long i = 0; i < 100; i++) {
			add(new CallId(i, i));
		}
		this.model.forEach((id, call) -> assertThat(this.table.get(id)).isSameAs(call));
		for (long i = 0; i < 100; i += 2) {
			this.table.remove(new CallId(i, i));
			this.model.remove(new CallId(i, i));
		}
		this.model.forEach((id, call) -> assertThat(this.table.get(id)).isSameAs(call));
		assertThat(this.table.get(new CallId(2, 2))).isNull();
	}

	@Test
	void ignoresTheRemovalOfWhatIsNotThere() {
		add(new CallId(1, 2));
		this.table.remove(new CallId(2, 1));
		assertThat(this.table.get(new CallId(1, 2))).isNotNull();
	}

	private void step(CallId id, boolean growing) {
		if (this.model.containsKey(id)) {
			if (!growing || this.random.nextInt(4) == 0) {
				this.table.remove(id);
				this.model.remove(id);
			}
		}
		else if (growing || this.random.nextInt(4) == 0) {
			add(id);
		}
		assertThat(this.table.get(id)).isSameAs(this.model.get(id));
		CallId other = new CallId(0, this.random.nextInt(500));
		assertThat(this.table.get(other)).isSameAs(this.model.get(other));
	}

	private void add(CallId id) {
		MemoryCall call = new MemoryCall(new CallRecord(id, "manager/method", null, 0, 1, "10.0.0.1", null, null,
				new Home("node", NodeLoss.ABORT)));
		this.table.add(call);
		this.model.put(id, call);
	}

}
