package org.asyncrpc.server;

import java.util.Map;

import org.asyncrpc.ReplyException;
import org.asyncrpc.server.operation.Operation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a manager gives to its client, with the application's own JSON mapper.
 */
final class ReplyWriter {

	private final JsonMapper mapper;

	ReplyWriter(JsonMapper mapper) {
		this.mapper = mapper;
	}

	/**
	 * Writes a reply with the type that the operation declares.
	 * @param operation the operation, or {@code null} if this node does not have it, so
	 * that the reply's own type has to do
	 * @param reply the reply, or {@code null} for none
	 * @return the JSON in UTF-8, or {@code null} for none
	 */
	byte @Nullable [] write(@Nullable Operation operation, @Nullable Object reply) {
		if (operation != null) {
			return operation.writeReply(reply);
		}
		return (reply != null) ? write(reply) : null;
	}

	byte @Nullable [] writeMembers(Map<String, @Nullable Object> members) {
		return members.isEmpty() ? null : write(members);
	}

	private byte[] write(Object value) {
		try {
			return this.mapper.writeValueAsBytes(value);
		}
		catch (JacksonException ex) {
			throw new ReplyException("A %s cannot be written as JSON".formatted(value.getClass().getName()), ex);
		}
	}

}
