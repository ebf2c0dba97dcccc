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

	private final int maxSize;

	ReplyWriter(JsonMapper mapper, int maxSize) {
		this.mapper = mapper;
		this.maxSize = maxSize;
	}

	/**
	 * Writes a reply with the type that the operation declares.
	 * @param operation the operation, or {@code null} if this node does not have it, so
	 * that the reply's own type has to do
	 * @param reply the reply, or {@code null} for none
	 * @return the JSON in UTF-8, or {@code null} for none
	 */
	byte @Nullable [] write(@Nullable Operation operation, @Nullable Object reply) {
		if (reply == null) {
			return null;
		}
		return checked((operation != null) ? operation.writeReply(reply) : write(reply));
	}

	byte @Nullable [] writeMembers(Map<String, @Nullable Object> members) {
		return members.isEmpty() ? null : checked(write(members));
	}

	// Stores keep it, for every client that does not come back for it
	private byte @Nullable [] checked(byte @Nullable [] json) {
		if (json != null && json.length > this.maxSize) {
			throw new ReplyException("The reply has %d bytes, and may have %d (asyncrpc.server.max-reply-size)"
				.formatted(json.length, this.maxSize));
		}
		return json;
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
