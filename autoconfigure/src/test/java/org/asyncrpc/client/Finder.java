package org.asyncrpc.client;

import java.util.Optional;

import org.asyncrpc.AsyncCall;

/**
 * What clients have in common.
 *
 * @param <T> what they find
 */
interface Finder<T> {

	AsyncCall<Optional<T>> find(String sku);

}
