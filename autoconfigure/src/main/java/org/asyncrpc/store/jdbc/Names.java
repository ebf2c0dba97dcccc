package org.asyncrpc.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.asyncrpc.store.CallRecord;
import org.jspecify.annotations.Nullable;

/**
 * Names of calls in a form that a unique index of any database can hold: of one length,
 * with no part that could be {@code null}, and compared byte by byte.
 */
final class Names {

	private Names() {
	}

	static String key(String operation, String key) {
		return hash(operation, key);
	}

	static String idempotency(@Nullable String principal, String operation, String key) {
		return (principal != null) ? hash(operation, key, principal) : hash(operation, key);
	}

	static @Nullable String idempotency(CallRecord call) {
		return (call.idempotency() != null) ? idempotency(call.principal(), call.operation(), call.idempotency().key())
				: null;
	}

	private static String hash(String... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
				digest.update(bytes);
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
