package org.asyncrpc.server.operation;

import java.lang.reflect.Type;

import org.asyncrpc.ReplyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.ClassUtils;

/**
 * Writes the replies of one operation.
 */
final class ReplyWriter {

	private final String operation;

	private final Type type;

	private final Class<?> rawType;

	private final ObjectWriter writer;

	ReplyWriter(String operation, ResolvedType type, JsonMapper mapper) {
		JavaType javaType = type.javaType();
		this.operation = operation;
		this.type = type.type();
		this.rawType = ClassUtils.resolvePrimitiveIfNecessary(javaType.getRawClass());
		// A reply also travels as a line of NDJSON or of an event
		this.writer = mapper.writerFor(javaType).without(SerializationFeature.INDENT_OUTPUT);
	}

	Type type() {
		return this.type;
	}

	byte @Nullable [] write(@Nullable Object reply) throws ReplyException {
		if (reply == null) {
			return null;
		}
		if (!this.rawType.isInstance(reply)) {
			throw new ReplyException("The reply of '%s' must be a %s and not a %s".formatted(this.operation,
					this.type.getTypeName(), reply.getClass().getName()));
		}
		byte[] json = json(reply);
		return isNull(json) ? null : json;
	}

	@SuppressWarnings("CatchingUnchecked")
	private byte[] json(Object reply) {
		try {
			return this.writer.writeValueAsBytes(reply);
		}
		catch (JacksonException ex) {
			throw failed(ex);
		}
		catch (RuntimeException | StackOverflowError ex) {
			// Mappers can be told not to wrap what a getter throws
			throw failed(ex);
		}
	}

	private ReplyException failed(Throwable cause) {
		return new ReplyException(
				"The reply of '%s', a %s, cannot be written as JSON".formatted(this.operation, this.type.getTypeName()),
				cause);
	}

	// An empty Optional, a NullNode or whatever else means nothing to its serializer
	private static boolean isNull(byte[] json) {
		return json.length == 4 && json[0] == 'n';
	}

}
