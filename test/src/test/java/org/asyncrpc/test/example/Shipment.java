package org.asyncrpc.test.example;

/**
 * What became of a parcel.
 *
 * @param number the number of the parcel
 * @param carrier who has it
 */
record Shipment(String number, String carrier) {

}
