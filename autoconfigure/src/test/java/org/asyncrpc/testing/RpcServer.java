package org.asyncrpc.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallQuery;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.timer.WaitTimer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * An application that serves calls on a port of the loopback interface, and how tests
 * talk to it.
 */
public final class RpcServer implements AutoCloseable {

	/** Longer than any call lives, and longer than any outcome is kept. */
	private static final Duration FOR_EVER = Duration.ofDays(40);

	private static final Duration BINDING_IDLE = Duration.ofMinutes(10);

	private static final Duration TIMER_TICK = Duration.ofMillis(16);

	private final ServletWebServerApplicationContext context;

	private final String basePath;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private RpcServer(ServletWebServerApplicationContext context) {
		this.context = context;
		this.basePath = context.getEnvironment().getProperty("server.servlet.context-path", "")
				+ context.getEnvironment().getProperty("asyncrpc.server.base-path", "/rpc");
	}

	public static Builder on(Container container) {
		return new Builder(container);
	}

	/**
	 * A request that makes a call.
	 * @param operation the operation, as {@code manager/method}
	 * @param arguments the JSON of the body
	 * @return a request to add headers to, and to send
	 */
	public RpcRequest call(String operation, String arguments) {
		return post(this.basePath + "/" + operation).json(arguments);
	}

	/**
	 * A request that calls {@code order/place}.
	 * @return a request to add headers to, and to send
	 */
	public RpcRequest placeOrder() {
		return call("order/place", OrderManager.ORDER);
	}

	public RpcRequest status(String callId) {
		return get(this.basePath + "/calls/" + callId);
	}

	public RpcRequest reply(String callId) {
		return get(this.basePath + "/calls/" + callId + "/reply");
	}

	/**
	 * Makes a call of {@code order/place} that nobody waits for.
	 * @return the id of the call
	 */
	public String placeAsync() {
		RpcAnswer answer = placeOrder().prefer("respond-async").answer();
		new RpcAnswerAssert(answer).isAccepted();
		return answer.callId();
	}

	public RpcRequest events(String callId) {
		return get(this.basePath + "/calls/" + callId + "/events");
	}

	/**
	 * A request that asks the manager of a call to cancel it.
	 * @param callId the id of the call
	 * @return a request to add a body to, and to send
	 */
	public RpcRequest cancel(String callId) {
		return post(this.basePath + "/calls/" + callId + "/cancel");
	}

	/**
	 * A request that ends a call at once.
	 * @param callId the id of the call
	 * @return a request to send
	 */
	public RpcRequest cancelAbortively(String callId) {
		return cancel(callId).json("{\"abortive\": true}");
	}

	/**
	 * Waits until a request that a test has put on a connection by itself has given its
	 * thread back.
	 * @param id the value of the request's {@code Test-Request} header
	 */
	public void awaitReturned(String id) {
		await().until(() -> bean(ReturnedRequests.class).contains(id));
	}

	/**
	 * The calls that ended without their managers, which may still be at work.
	 * @return their number
	 */
	public long draining() {
		return bean(CallStore.class).counts().draining();
	}

	/**
	 * The outstanding calls, found without touching their handles.
	 * @return their ids, oldest first
	 */
	public List<String> outstanding() {
		CallQuery all = new CallQuery(null, null, null, null, false, 1000, null);
		return bean(CallStore.class).page(all).calls().stream().map((call) -> call.id().toString()).toList();
	}

	/**
	 * Ends what is due by now, without waiting for the housekeeping to do it.
	 */
	public void sweep() {
		bean(CallStore.class).sweep();
	}

	public RpcRequest get(String path) {
		return request("GET", path);
	}

	public RpcRequest post(String path) {
		return request("POST", path);
	}

	public RpcRequest request(String method, String path) {
		return new RpcRequest(this.client, this.context.getBean(ReturnedRequests.class), method, uri(path));
	}

	public URI uri(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	/**
	 * A connection for what no HTTP client would send.
	 * @return a connection that nothing was sent on
	 * @throws IOException if the server does not accept it
	 */
	public RawConnection connect() throws IOException {
		return new RawConnection(port());
	}

	public int port() {
		return this.context.getWebServer().getPort();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	/**
	 * What the server's clock shows.
	 * @return the virtual time
	 */
	public Instant now() {
		return bean(MutableClock.class).instant();
	}

	public @Nullable String property(String name) {
		return this.context.getEnvironment().getProperty(name);
	}

	public OrderManager orders() {
		return bean(OrderManager.class);
	}

	/**
	 * Lets time pass.
	 * @param seconds how much time
	 */
	public void turnClock(double seconds) {
		turnClock(Duration.ofMillis(Math.round(seconds * 1000)));
	}

	/**
	 * Lets time pass until something is due, and beyond that for as long as the server's
	 * timers may be late.
	 * @param seconds when it is due
	 */
	public void turnClockPast(double seconds) {
		turnClock(seconds);
		turnClock(TIMER_TICK);
	}

	/**
	 * Lets time pass. Does not wait for the housekeeping to notice.
	 * @param duration how much time
	 */
	public void turnClock(Duration duration) {
		bean(MutableClock.class).turn(duration);
		bean(WaitTimer.class).sweep();
	}

	/**
	 * Lets time pass, ten seconds at a time, until the server no longer has a call.
	 * @param callId the id of the call
	 * @return how much time has passed
	 */
	public Duration turnClockUntilGone(String callId) {
		Instant before = now();
		await().until(() -> {
			turnClock(10);
			sweep();
			return status(callId).answer().status() == 404;
		});
		return Duration.between(before, now());
	}

	/**
	 * How many calls the server has, outstanding or retained.
	 * @return their number
	 */
	public long callCount() {
		CallCounts counts = bean(CallStore.class).counts();
		return counts.outstanding() + counts.retained();
	}

	/**
	 * Drops all calls.
	 */
	void reset() {
		turnClock(FOR_EVER);
		await().until(() -> bean(CallStore.class).counts().outstanding() == 0);
		turnClock(FOR_EVER);
		await().until(() -> callCount() + draining() == 0);
		await().until(this::isWithoutBindings);
		bean(ReturnedRequests.class).clear();
		this.context.getBeanProvider(OrderManager.class).ifAvailable(OrderManager::reset);
		// By now no call of the test before is in its method
		this.context.getBeanProvider(LedgerManager.class).ifAvailable(LedgerManager::reset);
	}

	// A binding whose client is gone ends when two heartbeats have failed and it was idle
	private boolean isWithoutBindings() {
		boolean none = bean(Bindings.class).count() == 0;
		if (!none) {
			turnClock(BINDING_IDLE);
		}
		return none;
	}

	/**
	 * Stops the application and starts it again.
	 */
	public void restart() {
		this.context.stop();
		this.context.start();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Says what the application is made of.
	 */
	public static final class Builder {

		private static final List<String> SECURITY = List.of(
				"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

		/** What finds no server in most tests. */
		private static final List<String> DATABASES = List.of(
				"org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");

		private final List<String> excluded = new ArrayList<>(SECURITY);

		private final List<Class<?>> sources = new ArrayList<>(List.of(TestApplication.class));

		private final List<String> properties = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
						// No answer says that it is the last one of a connection
						"--server.tomcat.max-keep-alive-requests=-1"));

		private Builder(Container container) {
			this.excluded.addAll(DATABASES);
			this.excluded.add(container.excluded());
		}

		public Builder with(Class<?>... sources) {
			this.sources.addAll(List.of(sources));
			return this;
		}

		public Builder properties(String... properties) {
			for (String property : properties) {
				this.properties.add("--" + property);
			}
			return this;
		}

		public Builder security(boolean security) {
			if (security) {
				this.excluded.removeAll(SECURITY);
			}
			return this;
		}

		/**
		 * Auto-configures the clients of databases, which the properties say how to
		 * reach.
		 * @return this
		 */
		public Builder databases() {
			this.excluded.removeAll(DATABASES);
			return this;
		}

		public RpcServer start() {
			List<String> arguments = new ArrayList<>(this.properties);
			arguments.add("--spring.autoconfigure.exclude=" + String.join(",", this.excluded));
			return new RpcServer((ServletWebServerApplicationContext) new SpringApplicationBuilder(
					this.sources.toArray(Class[]::new))
				.registerShutdownHook(false)
				// Tests leave calls behind that nobody is going to end
				.properties("asyncrpc.server.shutdown-timeout=0s")
				.run(arguments.toArray(String[]::new)));
		}

	}

}
