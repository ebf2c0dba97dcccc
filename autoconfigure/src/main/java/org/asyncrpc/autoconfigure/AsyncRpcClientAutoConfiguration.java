package org.asyncrpc.autoconfigure;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import org.asyncrpc.AsyncRpcClients;
import org.asyncrpc.client.AsyncRpcClientFactory;
import org.asyncrpc.client.AsyncRpcHttpClientCustomizer;
import org.asyncrpc.client.AsyncRpcRequestCustomizer;
import org.asyncrpc.client.ClientInstruments;
import org.asyncrpc.client.ClientMetrics;
import org.asyncrpc.client.ClientObserver;
import org.asyncrpc.context.RequestContext;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpStatus;

/**
 * Auto-configuration for typed clients.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
		"org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration",
		"org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration" })
@ConditionalOnClass({ JsonMapper.class, JdkHttpClientBuilder.class, HttpStatus.class })
@ConditionalOnBean(JsonMapper.class)
@Import(ContextPropagationConfiguration.class)
public final class AsyncRpcClientAutoConfiguration {

	/**
	 * The name of the executor that runs what depends on replies. An application can
	 * define its own under this name; otherwise it is Boot's.
	 */
	static final String CALLBACK_EXECUTOR = "asyncRpcClientCallbackExecutor";

	@Bean
	static AsyncRpcClientRegistrar asyncRpcClientRegistrar(Environment environment, ResourceLoader resourceLoader) {
		return new AsyncRpcClientRegistrar(environment, resourceLoader);
	}

	@Bean
	@ConditionalOnMissingBean
	AsyncRpcClientFactory asyncRpcClientFactory(Environment environment, JsonMapper mapper,
			ObjectProvider<HttpClientSettings> settings, ObjectProvider<SslBundles> sslBundles,
			ObjectProvider<AsyncRpcHttpClientCustomizer> httpCustomizers,
			ObjectProvider<AsyncRpcRequestCustomizer> requestCustomizers, ObjectProvider<RequestContext> context,
			@Qualifier(CALLBACK_EXECUTOR) ObjectProvider<Executor> callbacks,
			@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> taskExecutor,
			ObjectProvider<ClientMetrics> metrics, ObjectProvider<ClientObserver> observer,
			ObjectProvider<Clock> clock) {
		AsyncRpcClientConnections connections = new AsyncRpcClientConnections(environment,
				settings.getIfAvailable(HttpClientSettings::defaults), sslBundles.getIfAvailable(),
				httpCustomizers.orderedStream().toList());
		return new AsyncRpcClientFactory(connections, mapper,
				callbacks.getIfAvailable(() -> taskExecutor.getIfAvailable(ForkJoinPool::commonPool)),
				context.getIfAvailable(() -> RequestContext.NONE),
				new ClientInstruments(metrics.getIfAvailable(() -> ClientMetrics.NONE),
						observer.getIfAvailable(() -> ClientObserver.NONE)),
				requestCustomizers.orderedStream().toList(), clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	AsyncRpcClients asyncRpcClients(AsyncRpcClientFactory factory) {
		return factory.attachments();
	}

}
