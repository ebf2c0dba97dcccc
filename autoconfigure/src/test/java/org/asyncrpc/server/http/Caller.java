package org.asyncrpc.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.asyncrpc.testing.RpcRequest;

/**
 * Those who ask for something in the {@link AccessTableTests}.
 */
enum Caller {

	ANN, BOB, ANONYMOUS, OPERATOR;

	RpcRequest send(RpcRequest request) {
		if (this == ANONYMOUS) {
			return request;
		}
		byte[] credentials = (name() + ":pw").getBytes(StandardCharsets.UTF_8);
		return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

}
