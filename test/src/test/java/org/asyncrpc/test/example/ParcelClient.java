package org.asyncrpc.test.example;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.AsyncRpcOperation;

/**
 * Calls somebody who ships parcels.
 */
@AsyncRpcClient("parcel")
interface ParcelClient {

	@AsyncRpcOperation(timeout = "2h")
	AsyncCall<Shipment> ship(Parcel parcel);

	AsyncCall<Shipment> inspect(String number);

	CompletableFuture<List<Shipment>> list();

	void forget();

}
