package org.asyncrpc.store;

import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * The place in a trace that a call was made at, so that what happens to the call later,
 * on whichever thread or node, can go on from there. It has the fields of W3C's
 * {@code traceparent}, as numbers, because a million of these wait in memory.
 *
 * @param traceIdHigh the first 64 bits of the id of the trace
 * @param traceIdLow the last 64 bits of the id of the trace
 * @param spanId the id of the span
 * @param sampled whether the trace is recorded
 */
public record TraceParent(long traceIdHigh, long traceIdLow, long spanId, boolean sampled) {

	private static final int SPAN_ID = 36;

	private static final int FLAGS = 53;

	private static final int LENGTH = 55;

	private static final int HEX_LONG = 16;

	private static final HexFormat HEX = HexFormat.of();

	/**
	 * Reads a header as {@link #toString()} writes it.
	 * @param header the header, from anywhere
	 * @return the place, or {@code null} if the header names none
	 */
	public static @Nullable TraceParent parse(String header) {
		if (header.length() != LENGTH || header.charAt(SPAN_ID - 1) != '-' || header.charAt(FLAGS - 1) != '-'
				|| !isLowerHex(header, 0, 2) || header.charAt(2) != '-' || !isLowerHex(header, FLAGS, LENGTH)) {
			return null;
		}
		boolean sampled = (HexFormat.fromHexDigit(header.charAt(LENGTH - 1)) & 1) != 0;
		return of(header.substring(3, SPAN_ID - 1), header.substring(SPAN_ID, FLAGS - 1), sampled);
	}

	/**
	 * Reads ids as tracers write them.
	 * @param traceId the id of the trace, 16 or 32 lower-case hexadecimal digits
	 * @param spanId the id of the span, 16 lower-case hexadecimal digits
	 * @param sampled whether the trace is recorded
	 * @return the place, or {@code null} if these are no ids
	 */
	public static @Nullable TraceParent of(String traceId, String spanId, boolean sampled) {
		int length = traceId.length();
		if ((length != HEX_LONG && length != 2 * HEX_LONG) || spanId.length() != HEX_LONG
				|| !isLowerHex(traceId, 0, length) || !isLowerHex(spanId, 0, HEX_LONG)) {
			return null;
		}
		long high = (length > HEX_LONG) ? HexFormat.fromHexDigitsToLong(traceId, 0, HEX_LONG) : 0;
		long low = HexFormat.fromHexDigitsToLong(traceId, length - HEX_LONG, length);
		long span = HexFormat.fromHexDigitsToLong(spanId);
		return ((high | low) != 0 && span != 0) ? new TraceParent(high, low, span, sampled) : null;
	}

	private static boolean isLowerHex(String text, int from, int to) {
		for (int i = from; i < to; i++) {
			char digit = text.charAt(i);
			if (!HexFormat.isHexDigit(digit) || Character.isUpperCase(digit)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * The id of the trace.
	 * @return 32 hexadecimal digits
	 */
	public String traceId() {
		return HEX.toHexDigits(this.traceIdHigh) + HEX.toHexDigits(this.traceIdLow);
	}

	/**
	 * The id of the span as tracers write it.
	 * @return 16 hexadecimal digits
	 */
	public String spanIdDigits() {
		return HEX.toHexDigits(this.spanId);
	}

	@Override
	public String toString() {
		return "00-" + traceId() + "-" + spanIdDigits() + (this.sampled ? "-01" : "-00");
	}

}
