package org.asyncrpc.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a JSON value in one of the many ways that it can be written.
 */
final class JsonSpelling {

	private static final List<String> SPACES = List.of("", "", " ", "\t", "\n", " \r\n ");

	private final Random random;

	private final StringBuilder text = new StringBuilder();

	JsonSpelling(long seed) {
		this.random = new Random(seed);
	}

	static byte[] of(Object value, long seed) {
		JsonSpelling spelling = new JsonSpelling(seed);
		spelling.write(value);
		return spelling.text.toString().getBytes(StandardCharsets.UTF_8);
	}

	private void write(Object value) {
		space();
		if (value instanceof Map<?, ?> members) {
			writeObject(members);
		}
		else if (value instanceof List<?> elements) {
			writeArray(elements);
		}
		else if (value instanceof String string) {
			writeString(string);
		}
		else if (value instanceof BigDecimal number) {
			this.text.append(spelled(number));
		}
		else {
			this.text.append(value);
		}
		space();
	}

	private void writeObject(Map<?, ?> members) {
		List<Map.Entry<?, ?>> shuffled = new ArrayList<>(members.entrySet());
		Collections.shuffle(shuffled, this.random);
		this.text.append('{');
		for (int i = 0; i < shuffled.size(); i++) {
			this.text.append((i > 0) ? "," : "");
			write(shuffled.get(i).getKey());
			this.text.append(':');
			write(shuffled.get(i).getValue());
		}
		this.text.append('}');
	}

	private void writeArray(List<?> elements) {
		this.text.append('[');
		for (int i = 0; i < elements.size(); i++) {
			this.text.append((i > 0) ? "," : "");
			write(elements.get(i));
		}
		this.text.append(']');
	}

	private void writeString(String string) {
		this.text.append('"');
		for (char each : string.toCharArray()) {
			boolean mustEscape = each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each);
			if (mustEscape || this.random.nextInt(4) == 0) {
				String hex = "%04x".formatted((int) each);
				this.text.append("\\u").append(this.random.nextBoolean() ? hex.toUpperCase() : hex);
			}
			else {
				this.text.append(each);
			}
		}
		this.text.append('"');
	}

	private String spelled(BigDecimal number) {
		String plain = number.toPlainString();
		return switch (this.random.nextInt(4)) {
			case 0 -> plain;
			case 1 -> plain + (plain.contains(".") ? "00" : ".0");
			case 2 -> number.movePointLeft(3).toPlainString() + "e3";
			default -> number.unscaledValue() + "E" + -number.scale();
		};
	}

	private void space() {
		this.text.append(SPACES.get(this.random.nextInt(SPACES.size())));
	}

}
