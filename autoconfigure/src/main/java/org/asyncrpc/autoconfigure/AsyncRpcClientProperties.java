package org.asyncrpc.autoconfigure;

import java.time.Duration;

import org.asyncrpc.client.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsProperties;
import org.springframework.core.env.Environment;

/**
 * Settings of one client, {@code asyncrpc.client.<name>.*}. What is not set there is as
 * in {@code asyncrpc.client.defaults.*}; what is about HTTP in general and not set there
 * either is as for all HTTP clients of the application, {@code spring.http.clients.*}.
 */
@ConfigurationProperties("asyncrpc.client.defaults")
public class AsyncRpcClientProperties extends HttpClientSettingsProperties {

	private static final String PREFIX = "asyncrpc.client.";

	private static final String DEFAULTS = PREFIX + "defaults";

	/**
	 * URL of the server, with the context path of its application if it has one.
	 */
	private @Nullable String url;

	/**
	 * Path of the protocol's resources, below the URL.
	 */
	private String basePath = "/rpc";

	/**
	 * Time that calls may stay outstanding. By default, the server decides.
	 */
	private @Nullable Duration timeout;

	/**
	 * Maximum time that the server is asked to hold a request.
	 */
	private Duration maxWait = Duration.ofSeconds(25);

	/**
	 * Time to wait before a request that failed is repeated, doubled before each further
	 * repetition.
	 */
	private Duration retryDelay = Duration.ofMillis(100);

	/**
	 * Maximum time to wait before a request is repeated.
	 */
	private Duration maxRetryDelay = Duration.ofSeconds(10);

	/**
	 * Maximum time to repeat a request that fails, before its call ends with an
	 * exception.
	 */
	private Duration retryTimeout = Duration.ofMinutes(2);

	/**
	 * Maximum number of HTTP requests that are under way at a time.
	 */
	private int maxRequests = 200;

	/**
	 * Maximum number of outstanding calls.
	 */
	private int maxOutstanding = 100_000;

	/**
	 * Whether calls share requests and one stream of outcomes, in the order in which they
	 * are made. By default, they do unless something adds to the requests that may depend
	 * on the caller.
	 */
	private @Nullable Boolean bindings;

	public @Nullable String getUrl() {
		return this.url;
	}

	public void setUrl(@Nullable String url) {
		this.url = url;
	}

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		this.basePath = basePath;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = PropertyChecks.positiveOrNone(timeout);
	}

	public Duration getMaxWait() {
		return this.maxWait;
	}

	public void setMaxWait(Duration maxWait) {
		this.maxWait = PropertyChecks.notNegative(maxWait);
	}

	public Duration getRetryDelay() {
		return this.retryDelay;
	}

	public void setRetryDelay(Duration retryDelay) {
		this.retryDelay = PropertyChecks.positive(retryDelay);
	}

	public Duration getMaxRetryDelay() {
		return this.maxRetryDelay;
	}

	public void setMaxRetryDelay(Duration maxRetryDelay) {
		this.maxRetryDelay = PropertyChecks.positive(maxRetryDelay);
	}

	public Duration getRetryTimeout() {
		return this.retryTimeout;
	}

	public void setRetryTimeout(Duration retryTimeout) {
		this.retryTimeout = PropertyChecks.notNegative(retryTimeout);
	}

	public int getMaxRequests() {
		return this.maxRequests;
	}

	public void setMaxRequests(int maxRequests) {
		this.maxRequests = PropertyChecks.positive(maxRequests);
	}

	public int getMaxOutstanding() {
		return this.maxOutstanding;
	}

	public void setMaxOutstanding(int maxOutstanding) {
		this.maxOutstanding = PropertyChecks.positive(maxOutstanding);
	}

	public @Nullable Boolean getBindings() {
		return this.bindings;
	}

	public void setBindings(@Nullable Boolean bindings) {
		this.bindings = bindings;
	}

	static AsyncRpcClientProperties bind(Environment environment, String client) {
		AsyncRpcClientProperties properties = new AsyncRpcClientProperties();
		Binder binder = Binder.get(environment);
		binder.bind(DEFAULTS, Bindable.ofInstance(properties));
		// A name may have capitals, which properties can spell in several ways
		binder.bind(ConfigurationPropertyName.adapt(PREFIX + client, '.'), Bindable.ofInstance(properties));
		return properties;
	}

	ClientSettings toSettings(String client, String url, Duration readTimeout) {
		return new ClientSettings(ClientSettings.url(client, url, this.basePath), this.timeout, readTimeout,
				this.maxWait, new ClientSettings.Retry(this.retryDelay, this.maxRetryDelay, this.retryTimeout),
				ClientSettings.Limits.of(this.maxRequests, this.maxOutstanding), this.bindings);
	}

}
