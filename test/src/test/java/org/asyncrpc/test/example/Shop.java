package org.asyncrpc.test.example;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;

/**
 * A part of the application that calls.
 */
@Component
class Shop {

	private final ParcelClient parcels;

	Shop(ParcelClient parcels) {
		this.parcels = parcels;
	}

	CompletableFuture<String> sell(String number) {
		return this.parcels.ship(new Parcel(number, 500))
			.future()
			.thenApply((shipment) -> "Sent with " + shipment.carrier());
	}

}
