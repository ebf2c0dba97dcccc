package org.asyncrpc.server.observe;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallCounts.OperationCount;
import org.asyncrpc.store.CallStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link CallGauges}.
 */
class CallGaugesTests {

	private final MockClock clock = new MockClock();

	private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final CallStore store = mock(CallStore.class);

	@BeforeEach
	void bind() {
		given(this.store.now()).willReturn(100_000L);
		given(this.store.counts())
			.willReturn(new CallCounts(4, 5, Map.of("order/place", new OperationCount(3, 40_000L))));
		new CallGauges(this.store, () -> List.of("order/audit", "order/place")).bindTo(this.registry);
	}

	@Test
	void showTheFiguresOfTheStore() {
		assertThat(gauge("asyncrpc.server.calls.active", "order/place")).isEqualTo(3);
		assertThat(gauge("asyncrpc.server.calls.oldest.age", "order/place")).isEqualTo(60);
		assertThat(gauge("asyncrpc.server.calls.active", "order/audit")).isZero();
		assertThat(gauge("asyncrpc.server.calls.oldest.age", "order/audit")).isZero();
		assertThat(this.registry.get("asyncrpc.server.calls.draining").gauge().value()).isEqualTo(4);
		assertThat(this.registry.get("asyncrpc.server.calls.retained").gauge().value()).isEqualTo(5);
	}

	@Test
	void askTheStoreOnceForAScrape() {
		scrape();
		then(this.store).should(times(1)).counts();
		this.clock.add(Duration.ofSeconds(1));
		scrape();
		then(this.store).should(times(2)).counts();
	}

	@Test
	void askAStoreThatFailsOnceForAScrape() {
		given(this.store.counts()).willThrow(new IllegalStateException("No store"));
		scrape();
		then(this.store).should(times(1)).counts();
		assertThat(gauge("asyncrpc.server.calls.active", "order/place")).isNaN();
	}

	@Test
	void neverShowAnAgeBelowZero() {
		given(this.store.now()).willReturn(39_000L);
		assertThat(gauge("asyncrpc.server.calls.oldest.age", "order/place")).isZero();
	}

	private double gauge(String name, String operation) {
		return this.registry.get(name).tag("operation", operation).gauge().value();
	}

	private void scrape() {
		this.registry.forEachMeter((meter) -> meter.measure().forEach((measurement) -> measurement.getValue()));
	}

}
