package org.asyncrpc.autoconfigure;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.asyncrpc.client.AsyncRpcClientFactory.ClientConnection;
import org.asyncrpc.client.AsyncRpcHttpClientCustomizer;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientSettingsPropertyMapper;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Makes of properties what clients need to reach their servers.
 */
final class AsyncRpcClientConnections implements Function<String, @Nullable ClientConnection> {

	/** A redirect is no answer of the protocol, and would take the credentials along. */
	private static final HttpClientSettings DEFAULTS = HttpClientSettings.defaults()
		.withRedirects(HttpRedirects.DONT_FOLLOW)
		.withTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(30));

	private final Environment environment;

	private final HttpClientSettings settings;

	private final @Nullable SslBundles sslBundles;

	private final List<AsyncRpcHttpClientCustomizer> customizers;

	AsyncRpcClientConnections(Environment environment, HttpClientSettings settings, @Nullable SslBundles sslBundles,
			List<AsyncRpcHttpClientCustomizer> customizers) {
		this.environment = environment;
		this.settings = settings;
		this.sslBundles = sslBundles;
		this.customizers = customizers;
	}

	@Override
	public @Nullable ClientConnection apply(String client) {
		AsyncRpcClientProperties properties = AsyncRpcClientProperties.bind(this.environment, client);
		String url = properties.getUrl();
		if (!StringUtils.hasText(url)) {
			return null;
		}
		HttpClientSettings http = new HttpClientSettingsPropertyMapper(this.sslBundles, this.settings).map(properties)
			.orElse(DEFAULTS);
		Duration readTimeout = Objects.requireNonNull(http.readTimeout());
		return new ClientConnection(properties.toSettings(client, url, readTimeout),
				(executor) -> new JdkHttpClientBuilder().withExecutor(executor)
					.withCustomizer((builder) -> customize(builder, client))
					.build(http.withReadTimeout(null)));
	}

	private void customize(HttpClient.Builder builder, String client) {
		builder.version(HttpClient.Version.HTTP_1_1);
		this.customizers.forEach((customizer) -> customizer.customize(builder, client));
	}

}
