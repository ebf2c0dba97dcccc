package org.asyncrpc.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes server-sent events.
 */
final class SseEvent {

	private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);

	private SseEvent() {
	}

	/**
	 * An event.
	 * @param name the name of the event
	 * @param id the id that a client reconnects with, or {@code null} for none
	 * @param data the data, in UTF-8
	 * @return the event in UTF-8
	 */
	static byte[] of(String name, @Nullable String id, byte[] data) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 64);
		out.writeBytes(("event: " + name + '\n').getBytes(StandardCharsets.UTF_8));
		if (id != null) {
			out.writeBytes(("id: " + id + '\n').getBytes(StandardCharsets.UTF_8));
		}
		out.writeBytes(DATA);
		for (byte each : data) {
			out.write(each);
			if (each == '\n') {
				out.writeBytes(DATA);
			}
		}
		out.write('\n');
		out.write('\n');
		return out.toByteArray();
	}

}
