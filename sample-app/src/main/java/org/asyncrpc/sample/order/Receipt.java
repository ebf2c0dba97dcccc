package org.asyncrpc.sample.order;

/**
 * What somebody gets.
 *
 * @param sku the article
 * @param quantity how many of it
 * @param shipsFrom where it comes from
 */
record Receipt(String sku, int quantity, String shipsFrom) {

}
