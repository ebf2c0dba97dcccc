package org.asyncrpc.benchmarks.peer;

/**
 * What a call is answered with.
 *
 * @param id different for each call
 * @param sku the article
 * @param quantity how many of it
 */
public record Receipt(long id, String sku, int quantity) {
}
