package org.asyncrpc.benchmarks.peer;

/**
 * What a call asks for.
 *
 * @param sku the article
 * @param quantity how many of it
 */
public record Order(String sku, int quantity) {
}
