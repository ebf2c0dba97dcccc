package org.asyncrpc.client;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads replies of one type, with the application's mapper.
 *
 * @param <R> the type
 */
final class ReplyReader<R> {

	private static final JsonSlice NULL = JsonSlice.of("null".getBytes(StandardCharsets.UTF_8));

	private final @Nullable ObjectReader reader;

	private ReplyReader(@Nullable ObjectReader reader) {
		this.reader = reader;
	}

	static <R> ReplyReader<R> of(JavaType type, JsonMapper mapper) {
		boolean none = type.hasRawClass(void.class) || type.hasRawClass(Void.class);
		return new ReplyReader<>(none ? null : mapper.readerFor(type));
	}

	/**
	 * Reads a reply.
	 * @param json the reply, or {@code null} if there is none, which the type may have a
	 * value for, such as an empty {@code Optional}
	 * @return the value
	 * @throws JacksonException if the reply is not of the type
	 */
	@Nullable R read(@Nullable JsonSlice json) {
		if (this.reader == null) {
			return null;
		}
		JsonSlice value = (json != null) ? json : NULL;
		return this.reader.readValue(value.bytes(), value.offset(), value.length());
	}

}
