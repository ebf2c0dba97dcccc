package org.asyncrpc.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What all rounds of one contender have shown.
 */
final class Samples {

	private final List<Sample> samples = new ArrayList<>();

	void add(Sample sample) {
		this.samples.add(sample);
	}

	double median(ToDoubleFunction<Sample> figure) {
		return median(this.samples.stream().mapToDouble(figure).toArray());
	}

	/**
	 * How much larger a figure is than another contender's. Each round is compared with
	 * the other's of the same time, so that what disturbs both does not count.
	 * @param other the other contender
	 * @param figure the figure
	 * @return the median of the ratios
	 */
	double ratio(@Nullable Samples other, ToDoubleFunction<Sample> figure) {
		Assert.notNull(other, "Nothing to compare with");
		double[] ratios = new double[this.samples.size()];
		for (int i = 0; i < ratios.length; i++) {
			ratios[i] = figure.applyAsDouble(this.samples.get(i)) / figure.applyAsDouble(other.samples.get(i));
		}
		return median(ratios);
	}

	static double median(double[] values) {
		Arrays.sort(values);
		int middle = values.length / 2;
		return (values.length % 2 == 0) ? (values[middle - 1] + values[middle]) / 2 : values[middle];
	}

}
