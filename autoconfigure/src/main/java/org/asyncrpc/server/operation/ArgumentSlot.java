package org.asyncrpc.server.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;

/**
 * How one argument gets into the array that a method is invoked with.
 *
 * @param index where in the array
 * @param argument what callers see
 * @param type the type, for the JSON mapper
 * @param absent the value when the argument is absent or {@code null}
 * @param reader reads the value
 */
record ArgumentSlot(int index, Argument argument, JavaType type, @Nullable Object absent, ObjectReader reader) {

	String name() {
		return this.argument.name();
	}

	boolean required() {
		return this.argument.required();
	}

}
