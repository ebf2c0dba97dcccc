package org.asyncrpc.client;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the arguments of one method as a JSON object, with the application's mapper.
 */
final class ArgumentWriter {

	private static final int INITIAL_SIZE = 256;

	private final JsonMapper mapper;

	private final List<Argument> arguments;

	ArgumentWriter(JsonMapper mapper, List<Argument> arguments) {
		this.mapper = mapper;
		this.arguments = List.copyOf(arguments);
	}

	byte[] write(@Nullable Object @Nullable [] values) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(INITIAL_SIZE);
		try (JsonGenerator json = this.mapper.createGenerator(out)) {
			json.writeStartObject();
			for (int i = 0; values != null && i < values.length; i++) {
				if (values[i] != null) {
					Argument argument = this.arguments.get(i);
					json.writeName(argument.name());
					argument.writer().writeValue(json, values[i]);
				}
			}
			json.writeEndObject();
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The arguments cannot be written as JSON", ex);
		}
		return out.toByteArray();
	}

	/**
	 * An argument.
	 *
	 * @param name its name on the wire
	 * @param writer writes values of its type
	 */
	record Argument(String name, ObjectWriter writer) {
	}

}
