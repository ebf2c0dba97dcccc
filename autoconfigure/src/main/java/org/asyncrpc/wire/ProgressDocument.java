package org.asyncrpc.wire;

import org.asyncrpc.AsyncCallProgress;
import tools.jackson.core.JsonGenerator;

/**
 * The document that says how far a call has come.
 */
public final class ProgressDocument {

	private ProgressDocument() {
	}

	/**
	 * The document.
	 * @param progress how far the call has come
	 * @return the JSON in UTF-8
	 */
	public static byte[] toJson(AsyncCallProgress progress) {
		return RpcJson.toBytes((json) -> writeTo(json, progress));
	}

	static void writeTo(JsonGenerator json, AsyncCallProgress progress) {
		json.writeStartObject();
		json.writeNumberProperty("fraction", progress.fraction());
		if (progress.message() != null) {
			json.writeStringProperty("message", progress.message());
		}
		json.writeEndObject();
	}

}
