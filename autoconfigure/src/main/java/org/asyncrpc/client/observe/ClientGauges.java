package org.asyncrpc.client.observe;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.asyncrpc.client.AsyncRpcClientFactory;

/**
 * Shows how many calls wait, and for how long.
 */
public final class ClientGauges implements MeterBinder {

	private final AsyncRpcClientFactory clients;

	/**
	 * Create gauges.
	 * @param clients have the calls; those that are made later have no gauges
	 */
	public ClientGauges(AsyncRpcClientFactory clients) {
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String client : this.clients.names()) {
			Gauge.builder("asyncrpc.client.calls.active", this.clients, (clients) -> clients.outstanding(client))
				.description("Calls that have no outcome yet")
				.tag("client", client)
				.strongReference(true)
				.register(registry);
			TimeGauge
				.builder("asyncrpc.client.calls.oldest.age", this.clients, TimeUnit.MILLISECONDS,
						(clients) -> clients.oldestAge(client))
				.description("Age of the oldest call that has no outcome yet")
				.tag("client", client)
				.strongReference(true)
				.register(registry);
		}
	}

}
