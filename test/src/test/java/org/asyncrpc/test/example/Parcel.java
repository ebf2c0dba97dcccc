package org.asyncrpc.test.example;

/**
 * What is to be shipped.
 *
 * @param number the number of the parcel
 * @param grams how heavy it is
 */
record Parcel(String number, int grams) {

}
