package org.asyncrpc.wire;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The value of the {@code Call-Timeout} header: seconds, with up to three decimals.
 */
public final class CallTimeout {

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,3})?");

	private CallTimeout() {
	}

	/**
	 * Reads the header.
	 * @param header its value
	 * @return a duration greater than zero, or {@code null} if the value is none
	 */
	public static @Nullable Duration parse(String header) {
		if (!SECONDS.matcher(header).matches()) {
			return null;
		}
		Duration timeout = Duration.ofMillis(new BigDecimal(header).movePointRight(3).longValueExact());
		return timeout.isZero() ? null : timeout;
	}

	/**
	 * Writes the header.
	 * @param timeout the duration, a millisecond at least
	 * @return the value
	 */
	public static String format(Duration timeout) {
		return BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros().toPlainString();
	}

}
