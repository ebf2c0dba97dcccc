package org.asyncrpc.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a script answers: a list of texts, numbers, and lists of the same kind.
 *
 * @param values the values
 */
record Answer(List<?> values) {

	int size() {
		return this.values.size();
	}

	String text(int index) {
		return new String((byte[]) this.values.get(index), StandardCharsets.UTF_8);
	}

	byte[] bytes(int index) {
		return (byte[]) this.values.get(index);
	}

	long number(int index) {
		return (Long) this.values.get(index);
	}

	boolean flag(int index) {
		return number(index) == 1;
	}

	Answer list(int index) {
		return new Answer((List<?>) this.values.get(index));
	}

	static Answer of(@Nullable List<?> values) {
		return new Answer((values != null) ? values : List.of());
	}

}
