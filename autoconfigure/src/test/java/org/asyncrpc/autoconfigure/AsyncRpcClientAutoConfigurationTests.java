package org.asyncrpc.autoconfigure;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.AsyncRpcClients;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.client.AsyncRpcClientFactory;
import org.asyncrpc.client.AsyncRpcHttpClientCustomizer;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.store.CallStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.http.client.JdkHttpClientBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AsyncRpcClientAutoConfiguration}.
 */
class AsyncRpcClientAutoConfigurationTests {

	private static final String URL = "asyncrpc.client.defaults.url=http://127.0.0.1:9";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				HttpClientAutoConfiguration.class, AsyncRpcStoreAutoConfiguration.class,
				AsyncRpcServerAutoConfiguration.class, AsyncRpcClientAutoConfiguration.class));

	@Test
	void importedInterfacesAreBeans() {
		this.runner.withUserConfiguration(Imports.class)
			.withPropertyValues(URL)
			.run((context) -> assertThat(context).hasSingleBean(ShopClient.class)
				.hasSingleBean(OrderStatusClient.class)
				.hasSingleBean(AsyncRpcClients.class));
	}

	@Test
	void interfacesInTheApplicationsPackagesAreBeans() {
		this.runner.withUserConfiguration(Packages.class)
			.withPropertyValues(URL)
			.run((context) -> assertThat(context).hasSingleBean(ShopClient.class));
	}

	@Test
	void anApplicationThatIsNoWebServerHasNothingOfTheServer() {
		this.runner.withUserConfiguration(Imports.class)
			.withPropertyValues(URL)
			.run((context) -> assertThat(context).hasSingleBean(AsyncRpcClientFactory.class)
				.doesNotHaveBean(AsyncRpcServer.class)
				.doesNotHaveBean(CallStore.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkHttpClientBuilder.class, HttpStatus.class, JsonMapper.class })
	void needsItsLibraries(Class<?> missing) {
		this.runner.withUserConfiguration(Imports.class)
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcClientFactory.class));
	}

	@Test
	void needsAJsonMapper() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AsyncRpcClientAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(AsyncRpcClientFactory.class));
	}

	@Test
	void theApplicationsOwnComesFirst() {
		AsyncRpcClients own = mock(AsyncRpcClients.class);
		this.runner.withBean(AsyncRpcClients.class, () -> own)
			.run((context) -> assertThat(context.getBean(AsyncRpcClients.class)).isSameAs(own));
	}

	@ParameterizedTest
	@ValueSource(strings = { "asyncrpc.client.orderStatus.url", "asyncrpc.client.order-status.url",
			"asyncrpc.client.orderstatus.url", "asyncrpc.client.order_status.url" })
	void aNameWithCapitalsCanBeSpelledAsPropertiesAre(String property) {
		this.runner.withUserConfiguration(Imports.class)
			.withPropertyValues(property + "=http://status.example.com", "asyncrpc.client.shop.url=http://127.0.0.1:9")
			.run((context) -> assertThat(context.getBean(OrderStatusClient.class)).hasToString(
					OrderStatusClient.class.getName() + " (client 'orderStatus' of http://status.example.com/rpc)"));
	}

	@Test
	void settingsOfAClientComeBeforeTheDefaults() {
		this.runner.withUserConfiguration(Imports.class)
			.withPropertyValues(URL, "asyncrpc.client.shop.url=http://shop.example.com/app/",
					"asyncrpc.client.shop.base-path=calls")
			.run((context) -> {
				assertThat(context.getBean(ShopClient.class).toString()).contains("http://shop.example.com/app/calls)");
				assertThat(context.getBean(OrderStatusClient.class).toString()).contains("http://127.0.0.1:9/rpc)");
			});
	}

	@Test
	void customizersChangeTheHttpClientOfEachServer() {
		StringBuilder customized = new StringBuilder();
		this.runner.withUserConfiguration(Imports.class)
			.withBean(AsyncRpcHttpClientCustomizer.class, () -> (builder, client) -> {
				builder.version(HttpClient.Version.HTTP_2);
				customized.append(client).append(' ');
			})
			.withPropertyValues(URL)
			.run((context) -> assertThat(customized.toString().split(" ")).containsExactlyInAnyOrder("shop",
					"orderStatus"));
	}

	@AutoConfigurationPackage
	static class Packages {

	}

	@ImportAsyncRpcClients({ ShopClient.class, OrderStatusClient.class })
	static class Imports {

	}

	@AsyncRpcClient("shop")
	interface ShopClient {

		CompletableFuture<String> open();

	}

	@AsyncRpcClient
	interface OrderStatusClient {

		CompletableFuture<String> get(String number);

	}

}
