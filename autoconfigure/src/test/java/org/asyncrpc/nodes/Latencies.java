package org.asyncrpc.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long something took, many times.
 */
final class Latencies {

	private final List<Long> nanos = new ArrayList<>();

	void add(long nanos) {
		this.nanos.add(nanos);
	}

	double medianMillis() {
		return percentile(50);
	}

	private double percentile(int percent) {
		Collections.sort(this.nanos);
		return this.nanos.get((this.nanos.size() - 1) * percent / 100) / 1e6;
	}

	@Override
	public String toString() {
		return "median %.1f ms, 95 %% within %.1f ms, of %d".formatted(percentile(50), percentile(95),
				this.nanos.size());
	}

}
