package org.asyncrpc.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.AsyncRpcOperation;
import org.asyncrpc.ImportAsyncRpcClients;
import org.asyncrpc.autoconfigure.AsyncRpcClientAutoConfiguration;
import org.asyncrpc.testing.NamelessCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the clients that stop an application, and for what it then says.
 */
class InvalidClientTests {

	private static final ApplicationContextRunner RUNNER = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, AsyncRpcClientAutoConfiguration.class))
		.withPropertyValues("asyncrpc.client.defaults.url=http://127.0.0.1:9");

	@Test
	void aMethodThatTakesAHandle() {
		FailureAnalysis analysis = analyze(TakesHandle.class);
		assertThat(analysis.getDescription()).contains("place(AsyncCallHandle, String)", TakesHandle.class.getName(),
				"the server's side");
		assertThat(analysis.getAction()).contains("Leave that parameter out");
	}

	@ParameterizedTest
	@ValueSource(classes = { ReturnsFuture.class, ReturnsPublisher.class, ReturnsMono.class, ReturnsHandle.class })
	void aReturnTypeThatNoCallCanBe(Class<?> client) {
		FailureAnalysis analysis = analyze(client);
		assertThat(analysis.getDescription()).contains("place()", client.getName(), "no call can be handed out as");
		assertThat(analysis.getAction()).contains("AsyncCall<...>", "CompletableFuture<...>", "Mono.fromFuture");
	}

	@ParameterizedTest
	@ValueSource(classes = { RawCall.class, RawFuture.class, Variable.class, Wildcard.class })
	void aReplyTypeThatCannotBeResolved(Class<?> client) {
		FailureAnalysis analysis = analyze(client);
		assertThat(analysis.getDescription()).contains("The reply type of the method place()", client.getName(),
				"cannot be resolved");
		assertThat(analysis.getAction()).contains("AsyncCall<Receipt>", "AsyncCall<Void>");
	}

	@Test
	void argumentsWithoutNames() {
		FailureAnalysis analysis = analyze(NamelessCompiler.compile("example.NamelessClient", """
				package example;
				@org.asyncrpc.AsyncRpcClient
				public interface NamelessClient {
					String place(String sku);
				}
				"""));
		assertThat(analysis.getDescription()).contains("place(String)",
				"example.NamelessClient was compiled without parameter names");
		assertThat(analysis.getAction()).contains("-parameters");
	}

	@ParameterizedTest
	@ValueSource(classes = { NoDuration.class, NoTime.class })
	void aTimeoutThatIsNone(Class<?> client) {
		FailureAnalysis analysis = analyze(client);
		assertThat(analysis.getDescription()).contains("place()", client.getName(),
				"no duration greater than zero, '" + ((client == NoTime.class) ? "0s" : "soon") + "'");
		assertThat(analysis.getAction()).contains("@AsyncRpcOperation(timeout = \"...\")");
	}

	@Test
	void aClientWithoutMethods() {
		FailureAnalysis analysis = analyze(Empty.class);
		assertThat(analysis.getDescription()).isEqualTo("The client " + Empty.class.getName() + " has no method.");
		assertThat(analysis.getAction()).contains("Declare a method");
	}

	@Test
	void aClass() {
		FailureAnalysis analysis = analyze(NoInterface.class);
		assertThat(analysis.getDescription()).contains(NoInterface.class.getName(), "is no interface");
		assertThat(analysis.getAction()).contains("Make it an interface");
	}

	@Test
	void anInterfaceThatIsNotAnnotated() {
		FailureAnalysis analysis = analyze(NotAnnotated.class);
		assertThat(analysis.getDescription()).contains(NotAnnotated.class.getName(), "not annotated");
		assertThat(analysis.getAction()).contains("@AsyncRpcClient(\"...\")");
	}

	@ParameterizedTest
	@ValueSource(classes = { Calls.class, Bindings.class, Slash.class })
	void aNameThatNoManagerCanHave(Class<?> client) {
		FailureAnalysis analysis = analyze(client);
		assertThat(analysis.getDescription()).contains(client.getName(), "whose name cannot be one");
		assertThat(analysis.getAction()).contains("'calls' nor 'bindings'");
	}

	@Test
	void theNameOfAllSettings() {
		FailureAnalysis analysis = analyze(Defaults.class);
		assertThat(analysis.getDescription()).contains(Defaults.class.getName(), "'defaults'");
		assertThat(analysis.getAction()).contains("manager = \"defaults\"");
	}

	@Test
	void aClientWithoutServer() {
		FailureAnalysis analysis = analyze(Valid.class, "asyncrpc.client.defaults.url=");
		assertThat(analysis.getDescription()).contains("'valid'", Valid.class.getName(), "where its server is");
		assertThat(analysis.getAction()).contains("asyncrpc.client.valid.url", "asyncrpc.client.defaults.url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders.example.com", "ftp://orders.example.com", "http://orders?x=1", "http://a b",
			"https:///rpc" })
	void aUrlThatIsNone(String url) {
		FailureAnalysis analysis = analyze(Valid.class, "asyncrpc.client.valid.url=" + url);
		assertThat(analysis.getDescription()).contains("'valid'", url, "none of http or https");
		assertThat(analysis.getAction()).contains("asyncrpc.client.valid.url", "https://orders.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "timeout=0s", "max-wait=-1s", "retry-delay=0s", "max-requests=0", "max-outstanding=0",
			"retry-timeout=-1s", "max-retry-delay=-1s" })
	void aSettingOutOfRange(String setting) {
		with(Valid.class).withPropertyValues("asyncrpc.client.valid." + setting)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'asyncrpc.client.valid'")
				.hasStackTraceContaining("property " + setting.substring(0, setting.indexOf('=')))
				.rootCause()
				.hasMessageStartingWith("must "));
	}

	@Test
	void whatIsFineStarts() {
		with(Valid.class).run((context) -> assertThat(context).hasNotFailed().hasBean("client"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void theApplicationSaysWhatToChange(CapturedOutput output) {
		assertThatException().isThrownBy(() -> new SpringApplication(EmptyImported.class)
			.run("--spring.main.web-application-type=none", "--asyncrpc.client.defaults.url=http://127.0.0.1:9"));
		assertThat(output).contains("APPLICATION FAILED TO START", "has no method.", "Declare a method");
	}

	private static ApplicationContextRunner with(Class<?> client) {
		return RUNNER.withInitializer((context) -> ((GenericApplicationContext) context).registerBean("client",
				Object.class, () -> context.getBean(AsyncRpcClientFactory.class).create(client)));
	}

	private static FailureAnalysis analyze(Class<?> client, String... properties) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		with(client).withPropertyValues(properties).run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = new InvalidClientFailureAnalyzer().analyze(context.getStartupFailure());
		});
		assertThat(analysis[0]).as("analysis").isNotNull();
		return analysis[0];
	}

	@AsyncRpcClient
	interface Valid {

		AsyncCall<String> place(String sku);

	}

	@AsyncRpcClient
	interface TakesHandle {

		AsyncCall<String> place(AsyncCallHandle<String> call, String sku);

	}

	@AsyncRpcClient
	interface ReturnsFuture {

		Future<String> place();

	}

	@AsyncRpcClient
	interface ReturnsPublisher {

		Flow.Publisher<String> place();

	}

	@AsyncRpcClient
	interface ReturnsMono {

		Mono<String> place();

	}

	@AsyncRpcClient
	interface ReturnsHandle {

		AsyncCallHandle<String> place();

	}

	@AsyncRpcClient
	@SuppressWarnings("rawtypes")
	interface RawCall {

		AsyncCall place();

	}

	@AsyncRpcClient
	@SuppressWarnings("rawtypes")
	interface RawFuture {

		CompletableFuture place();

	}

	@AsyncRpcClient
	interface Variable {

		<T> AsyncCall<List<T>> place();

	}

	@AsyncRpcClient
	interface Wildcard {

		AsyncCall<?> place();

	}

	@AsyncRpcClient
	interface NoDuration {

		@AsyncRpcOperation(timeout = "soon")
		AsyncCall<String> place();

	}

	@AsyncRpcClient
	interface NoTime {

		@AsyncRpcOperation(timeout = "0s")
		AsyncCall<String> place();

	}

	@AsyncRpcClient
	interface Empty {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ JacksonAutoConfiguration.class, AsyncRpcClientAutoConfiguration.class })
	@ImportAsyncRpcClients(Empty.class)
	static class EmptyImported {

	}

	@AsyncRpcClient
	static class NoInterface {

	}

	interface NotAnnotated {

		AsyncCall<String> place();

	}

	@AsyncRpcClient("calls")
	interface Calls {

		AsyncCall<String> place();

	}

	@AsyncRpcClient(manager = "bindings")
	interface Bindings {

		AsyncCall<String> place();

	}

	@AsyncRpcClient("a/b")
	interface Slash {

		AsyncCall<String> place();

	}

	@AsyncRpcClient("defaults")
	interface Defaults {

		AsyncCall<String> place();

	}

}
