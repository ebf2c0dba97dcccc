package org.asyncrpc.client;

import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The store that the requests for one call are meant for. A store that ends with its
 * server does not know the calls, and the idempotency keys, of the one before: a request
 * that may have reached that one must not make the call again in this one.
 */
final class MeantStore {

	/** No store has this name, so that a server says which one it has. */
	private static final String UNKNOWN = "?";

	/** Of a store that outlives its servers. */
	private static final String NAMELESS = "";

	/** What the client knows, for all calls that are still to be made. */
	private final AtomicReference<String> known;

	/** Set when the first request is made, which is later than the call is. */
	private @Nullable String name;

	MeantStore(AtomicReference<String> known) {
		this.known = known;
	}

	// For a call of which nothing is known but its id.
	static MeantStore any() {
		return new MeantStore(new AtomicReference<>(NAMELESS));
	}

	static AtomicReference<String> unknown() {
		return new AtomicReference<>(UNKNOWN);
	}

	// For a call that a request which was meant for this store may have made.
	synchronized MeantStore copy() {
		MeantStore copy = new MeantStore(this.known);
		copy.name = this.name;
		return copy;
	}

	// Whether a request that was meant for the store can have made a call.
	synchronized boolean isKnown() {
		return this.name != null && !this.name.equals(UNKNOWN);
	}

	/**
	 * Means a request for the store.
	 * @param request the request
	 * @return the same request
	 */
	synchronized RpcRequest addTo(RpcRequest request) {
		String name = (this.name != null) ? this.name : this.known.get();
		this.name = name;
		return name.equals(NAMELESS) ? request : request.header(RpcHeaders.STORE_INSTANCE, name);
	}

	/**
	 * The server has said that it has another store. From now on, the call is meant for
	 * that one if this cannot make it twice.
	 * @param refused a request that {@link #addTo} was applied to
	 * @param answer what the server said
	 * @param nothingArrived whether no request for the call can have reached the store
	 * that it was meant for
	 * @return {@code false} if the call may be lost with the store that it was meant for
	 */
	synchronized boolean move(RpcRequest refused, HttpAnswer answer, boolean nothingArrived) {
		String meant = refused.headers().getOrDefault(RpcHeaders.STORE_INSTANCE, NAMELESS);
		if (!meant.equals(this.name)) {
			// Another request for the call was faster to find out
			return true;
		}
		String other = answer.headers().firstValue(RpcHeaders.STORE_INSTANCE).orElse(NAMELESS);
		this.known.set(other);
		if (!nothingArrived && !meant.equals(UNKNOWN)) {
			return false;
		}
		this.name = other;
		return true;
	}

}
