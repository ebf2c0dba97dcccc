package org.asyncrpc.test.example;

import java.util.concurrent.CompletableFuture;

/**
 * Somebody who takes parcels. There is no implementation: tests bring their own.
 */
interface Carrier {

	CompletableFuture<Shipment> pickUp(Parcel parcel);

}
