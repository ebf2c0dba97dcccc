package org.asyncrpc.sample.order;

/**
 * What somebody wants to have.
 *
 * @param sku the article
 * @param quantity how many of it
 */
record Order(String sku, int quantity) {

}
