package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.server.CallService;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.Preference;

/**
 * Makes requests wait for calls.
 */
final class HeldRequests {

	private final CallService calls;

	private final WaitTimer timer;

	private final HttpSettings settings;

	HeldRequests(CallService calls, WaitTimer timer, HttpSettings settings) {
		this.calls = calls;
		this.timer = timer;
		this.settings = settings;
	}

	HeldRequest create(Preference preference, Delivery delivery) {
		return new HeldRequest(this.calls, this.timer, preference, this.settings.maxWait(), delivery);
	}

	void hold(HeldRequest held, CallId id, RpcExchange exchange) throws IOException {
		held.hold(id, location(id, exchange), exchange.request());
	}

	/**
	 * Where the reply of a call will be.
	 * @param id the id of the call
	 * @param exchange a request of its client
	 * @return the path
	 */
	String location(CallId id, RpcExchange exchange) {
		return exchange.request().getContextPath() + this.settings.basePath() + "/calls/" + id + "/reply";
	}

}
