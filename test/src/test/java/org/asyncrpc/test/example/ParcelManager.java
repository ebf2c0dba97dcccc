package org.asyncrpc.test.example;

import java.util.List;
import java.util.Map;

import org.asyncrpc.AbortReason;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.AsyncRpcOperation;

/**
 * Ships parcels.
 */
@AsyncRpcManager("parcel")
class ParcelManager {

	private final Carrier carrier;

	ParcelManager(Carrier carrier) {
		this.carrier = carrier;
	}

	@AsyncRpcOperation(timeout = "2h")
	void ship(AsyncCallHandle<Shipment> call, Parcel parcel) {
		call.key(parcel.number());
		call.completeFrom(this.carrier.pickUp(parcel));
	}

	// Answered by a person, who finds the call by its key
	void inspect(AsyncCallHandle<Shipment> call, String number) {
		call.key(number).onCancel(() -> call.abort("RECALLED", null));
	}

	void list(AsyncCallHandle<List<Shipment>> call) {
		call.complete(List.of(new Shipment("P-1", "Otter")));
	}

	void forget(AsyncCallHandle<Void> call) {
		call.complete();
	}

	void refuse(AsyncCallHandle<Shipment> call) {
		call.abort(new AbortReason("TOO_HEAVY", 409, "Send two", Map.of("limit", 30_000)));
	}

}
