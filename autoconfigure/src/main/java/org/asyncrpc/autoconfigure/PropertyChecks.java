package org.asyncrpc.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * What values of properties must be like. A wrong one stops the application when it
 * starts, with the name of the property, rather than to be noticed under load.
 */
final class PropertyChecks {

	/** So that no sum of a time and a duration overflows. */
	private static final Duration MAX_DURATION = Duration.ofDays(36_500);

	private PropertyChecks() {
	}

	static int positive(int value) {
		Assert.isTrue(value > 0, "must be greater than 0");
		return value;
	}

	static int between(int min, int max, int value) {
		Assert.isTrue(value >= min && value <= max, () -> "must be from %d to %d".formatted(min, max));
		return value;
	}

	static Duration positive(Duration value) {
		Assert.isTrue(value.toMillis() > 0, "must be a millisecond at least");
		return notTooLong(value);
	}

	static @Nullable Duration positiveOrNone(@Nullable Duration value) {
		return (value != null) ? positive(value) : null;
	}

	static Duration notNegative(Duration value) {
		Assert.isTrue(!value.isNegative(), "must not be negative");
		return notTooLong(value);
	}

	private static Duration notTooLong(Duration value) {
		Assert.isTrue(value.compareTo(MAX_DURATION) <= 0, "must not be longer than 100 years");
		return value;
	}

	static DataSize positive(DataSize value) {
		Assert.isTrue(value.toBytes() > 0, "must be a byte at least");
		return value;
	}

	/**
	 * The size of something that is kept in one array.
	 * @param value the size
	 * @return the value
	 */
	static DataSize inMemory(DataSize value) {
		Assert.isTrue(value.toBytes() <= DataSize.ofGigabytes(1).toBytes(), "must not be more than 1GB");
		return positive(value);
	}

}
