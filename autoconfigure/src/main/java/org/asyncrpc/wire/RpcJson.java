package org.asyncrpc.wire;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON mapper for the protocol's own documents. It is not the application's, so that
 * no naming strategy or inclusion rule of the application changes the protocol.
 */
final class RpcJson {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	private RpcJson() {
	}

	static byte[] toBytes(Consumer<JsonGenerator> document) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(320);
		try (JsonGenerator json = MAPPER.createGenerator(out)) {
			document.accept(json);
		}
		return out.toByteArray();
	}

}
