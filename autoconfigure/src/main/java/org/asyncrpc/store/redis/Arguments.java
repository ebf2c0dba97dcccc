package org.asyncrpc.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.store.CallId;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a script, in their order.
 */
final class Arguments {

	private static final byte[] NO = bytes("0");

	private static final byte[] YES = bytes("1");

	private static final byte[] NOTHING = {};

	private final List<byte[]> values = new ArrayList<>();

	static Arguments none() {
		return new Arguments();
	}

	static Arguments of(CallId id) {
		return new Arguments().add(id.toString());
	}

	Arguments add(String value) {
		return add(bytes(value));
	}

	Arguments add(byte[] value) {
		this.values.add(value);
		return this;
	}

	Arguments add(long value) {
		return add(Long.toString(value));
	}

	Arguments add(boolean value) {
		return add(value ? YES : NO);
	}

	/**
	 * Adds two arguments: whether there is a value, and the value.
	 * @param value the value, or {@code null}
	 * @return this
	 */
	Arguments addOptional(@Nullable String value) {
		add(value != null);
		return add((value != null) ? bytes(value) : NOTHING);
	}

	/**
	 * Adds the name and the value of a field, if it has one.
	 * @param name the name
	 * @param value the value, or {@code null}
	 * @return this
	 */
	Arguments addField(String name, @Nullable String value) {
		return addField(name, (value != null) ? bytes(value) : null);
	}

	Arguments addField(String name, byte @Nullable [] value) {
		return (value != null) ? add(name).add(value) : this;
	}

	Arguments addAll(Arguments others) {
		this.values.addAll(others.values);
		return this;
	}

	int size() {
		return this.values.size();
	}

	byte[][] toArray() {
		return this.values.toArray(byte[][]::new);
	}

	private static byte[] bytes(String value) {
		return value.getBytes(StandardCharsets.UTF_8);
	}

}
