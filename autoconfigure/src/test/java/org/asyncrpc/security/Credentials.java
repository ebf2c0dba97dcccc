package org.asyncrpc.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.asyncrpc.testing.RpcRequest;

/**
 * Adds to requests who they come from.
 */
final class Credentials {

	private Credentials() {
	}

	static RpcRequest basic(String user, RpcRequest request) {
		byte[] credentials = (user + ":secret").getBytes(StandardCharsets.UTF_8);
		return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	static RpcRequest bearer(String token, RpcRequest request) {
		return request.header("Authorization", "Bearer " + token);
	}

}
