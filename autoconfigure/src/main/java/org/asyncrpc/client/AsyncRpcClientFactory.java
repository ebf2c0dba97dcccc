package org.asyncrpc.client;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

import org.asyncrpc.AsyncRpcClients;
import org.asyncrpc.context.RequestContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the clients of an application, which share a few threads.
 */
public final class AsyncRpcClientFactory implements AutoCloseable {

	private final Function<String, @Nullable ClientConnection> connections;

	private final JsonMapper mapper;

	private final Executor callbacks;

	private final RequestContext context;

	private final ClientInstruments instruments;

	private final List<AsyncRpcRequestCustomizer> customizers;

	private final ClientRuntime runtime;

	private final Map<String, RpcClient> clients = new ConcurrentHashMap<>();

	/**
	 * Create a factory.
	 * @param connections knows how to reach the server of a client
	 * @param mapper the application's JSON mapper
	 * @param callbacks runs what the application wants to be told
	 * @param context captures the context of the thread that makes a call
	 * @param instruments what is told of whatever happens to calls
	 * @param customizers add to the requests
	 * @param clock decides when deadlines have passed
	 */
	public AsyncRpcClientFactory(Function<String, @Nullable ClientConnection> connections, JsonMapper mapper,
			Executor callbacks, RequestContext context, ClientInstruments instruments,
			List<AsyncRpcRequestCustomizer> customizers, Clock clock) {
		this.connections = connections;
		this.mapper = mapper;
		this.callbacks = callbacks;
		this.context = context;
		this.instruments = instruments;
		this.customizers = List.copyOf(customizers);
		this.runtime = new ClientRuntime(clock);
	}

	/**
	 * Makes a client.
	 * @param type an interface annotated with {@link org.asyncrpc.AsyncRpcClient}
	 * @param <T> the type of the interface
	 * @return the implementation
	 */
	public <T> T create(Class<T> type) {
		ClientDefinition definition = ClientDefinition.of(type);
		Map<Method, ClientOperation<?>> operations = ClientOperations.of(definition, this.mapper);
		RpcClient client = this.clients.computeIfAbsent(definition.name(), (name) -> connect(definition));
		this.runtime.start();
		return type.cast(ClientProxy.create(definition, client, operations));
	}

	ClientRuntime runtime() {
		return this.runtime;
	}

	private RpcClient connect(ClientDefinition definition) {
		ClientConnection connection = this.connections.apply(definition.name());
		if (connection == null) {
			throw ClientProblem.noUrl(definition).asException();
		}
		HttpChannel channel = new HttpChannel(definition.name(), connection.settings(),
				connection.http().apply(this.runtime.executor()), this.runtime, this.customizers,
				this.instruments.observer());
		return new RpcClient(definition.name(), channel, transport(channel), this.callbacks, this.context,
				this.instruments);
	}

	// A customizer may send the credentials of whoever makes a call, and a request has
	// those of one caller only
	private CallTransport transport(HttpChannel channel) {
		Boolean bindings = channel.settings().bindings();
		boolean used = (bindings != null) ? bindings : this.customizers.isEmpty();
		return used ? new BindingTransport(channel) : new HttpCallTransport(channel);
	}

	/**
	 * Takes up calls again.
	 * @return the calls of all clients that were made so far
	 */
	public AsyncRpcClients attachments() {
		return new AttachedCalls(this.clients, this.mapper);
	}

	/**
	 * The clients that were made so far.
	 * @return their names
	 */
	public Set<String> names() {
		return Set.copyOf(this.clients.keySet());
	}

	/**
	 * How many calls of a client are outstanding.
	 * @param client the name of the client
	 * @return their number
	 */
	public int outstanding(String client) {
		RpcClient found = this.clients.get(client);
		return (found != null) ? found.count() : 0;
	}

	/**
	 * For how long the oldest call of a client has been outstanding. Looks at all of
	 * them, so it is for operators and not for every call.
	 * @param client the name of the client
	 * @return milliseconds, 0 if none is
	 */
	public long oldestAge(String client) {
		RpcClient found = this.clients.get(client);
		return (found != null) ? found.oldestAge() : 0;
	}

	/**
	 * Ends what is outstanding, with an exception. The calls go on at their servers.
	 */
	@Override
	public void close() {
		this.clients.values().forEach(RpcClient::stop);
		this.runtime.stop();
	}

	/**
	 * How to reach the server of a client.
	 *
	 * @param settings how the client treats its server
	 * @param http makes the HTTP client, whose work is done by the executor given
	 */
	public record ClientConnection(ClientSettings settings, Function<Executor, HttpClient> http) {
	}

}
