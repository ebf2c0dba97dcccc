package org.asyncrpc.store;

/**
 * What makes a repeated request the same call.
 *
 * @param key the client's idempotency key, unique within principal and operation
 * @param fingerprint a hash of the arguments; equal JSON values have equal fingerprints
 */
public record Idempotency(String key, String fingerprint) {

}
