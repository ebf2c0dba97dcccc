package org.asyncrpc.client;

/**
 * A JSON value within what was received, not copied out of it.
 *
 * @param bytes what was received, in UTF-8
 * @param offset where the value begins
 * @param length the number of its bytes
 */
record JsonSlice(byte[] bytes, int offset, int length) {

	static JsonSlice of(byte[] bytes) {
		return new JsonSlice(bytes, 0, bytes.length);
	}

}
