package org.asyncrpc.benchmarks.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.asyncrpc.benchmarks.peer.Order;
import org.asyncrpc.client.AsyncRpcClientFactory;
import org.asyncrpc.client.ClientInstruments;
import org.asyncrpc.client.ClientSettings;
import org.asyncrpc.context.RequestContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes calls with this starter's own client, on one binding.
 */
final class BindingClient implements CallClient {

	private static final Order ORDER = new Order("tea", 3);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int MAX_OUTSTANDING = 100_000;

	private final AsyncRpcClientFactory factory;

	private final OrderClient client;

	BindingClient(int port) {
		ClientSettings settings = new ClientSettings(URI.create("http://localhost:%d/rpc".formatted(port)), null,
				PATIENCE, PATIENCE, new ClientSettings.Retry(Duration.ofMillis(100), PATIENCE, PATIENCE),
				ClientSettings.Limits.of(64, MAX_OUTSTANDING), true);
		this.factory = new AsyncRpcClientFactory((name) -> new AsyncRpcClientFactory.ClientConnection(settings,
				(executor) -> HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).build()),
				new JsonMapper(), Runnable::run, RequestContext.NONE, ClientInstruments.NONE, List.of(),
				Clock.systemUTC());
		this.client = this.factory.create(OrderClient.class);
	}

	@Override
	public void call(Callback callback) {
		this.client.place(ORDER).whenComplete((receipt, failure) -> callback.ended(failure));
	}

	@Override
	public void close() {
		this.factory.close();
	}

}
