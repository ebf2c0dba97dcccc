package org.asyncrpc.server.operation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcIgnore;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.testing.NamelessCompiler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotationUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the managers that stop an application, and for what it then says.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidManagerTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withBean(Scan.class);

	@Test
	void twoManagersOfOneName() {
		FailureAnalysis analysis = analyze(
				this.runner.withBean("first", OrderManager.class).withBean("second", OtherOrderManager.class));
		assertThat(analysis.getDescription()).isEqualTo(
				"The managers 'first' (%s) and 'second' (%s) have the same " + "name, 'order'.",
				OrderManager.class.getName(), OtherOrderManager.class.getName());
		assertThat(analysis.getAction()).contains("@AsyncRpcManager(\"...\")");
	}

	@Test
	void twoOperationsOfOneName() {
		FailureAnalysis analysis = analyze(OverloadManager.class);
		assertThat(analysis.getDescription()).contains("'test' (" + OverloadManager.class.getName() + ")", "'place'",
				"place(AsyncCallHandle, String)", "place(AsyncCallHandle, int)");
		assertThat(analysis.getAction()).contains("Rename", "@AsyncRpcIgnore");
	}

	@Test
	void anOperationThatReturnsSomething() {
		FailureAnalysis analysis = analyze(FutureManager.class);
		assertThat(analysis.getDescription()).contains("place(AsyncCallHandle)", "returns CompletableFuture", "'test'");
		assertThat(analysis.getAction()).contains("void", "call.completeFrom(stage)");
	}

	@Test
	void aManagerWithNoOperation() {
		FailureAnalysis analysis = analyze(EmptyManager.class);
		assertThat(analysis.getDescription())
			.isEqualTo("The manager 'test' (" + EmptyManager.class.getName() + ") has no operation.");
		assertThat(analysis.getAction()).contains("first parameter is an AsyncCallHandle", "remove @AsyncRpcManager");
	}

	@Test
	void aManagerWithPrivateMethodsOnly() {
		assertThat(analyze(PrivateManager.class).getDescription()).contains("has no operation",
				"private methods that take an AsyncCallHandle are not operations");
	}

	@ParameterizedTest
	@ValueSource(classes = { RawManager.class, WildcardManager.class, VariableManager.class, NestedManager.class,
			UnboundManager.class })
	void aReplyTypeThatCannotBeResolved(Class<?> manager) {
		FailureAnalysis analysis = analyze(manager);
		assertThat(analysis.getDescription()).contains("The reply type of the operation place(AsyncCallHandle)",
				manager.getName(), "cannot be resolved");
		assertThat(analysis.getAction()).contains("AsyncCallHandle<Void>");
	}

	@Test
	void argumentsWithoutNames() {
		Class<?> manager = NamelessCompiler.compile("example.NamelessManager", """
				package example;
				@org.asyncrpc.AsyncRpcManager
				public class NamelessManager {
					void place(org.asyncrpc.AsyncCallHandle<String> call, String sku) {
					}
				}
				""");
		FailureAnalysis analysis = analyze(manager);
		assertThat(analysis.getDescription()).contains("place(AsyncCallHandle, String)", "'test'",
				"example.NamelessManager was compiled without parameter names");
		assertThat(analysis.getAction()).contains("-parameters");
	}

	@Test
	void noArgumentsNeedNoNames() {
		Class<?> manager = NamelessCompiler.compile("example.PingManager", """
				package example;
				@org.asyncrpc.AsyncRpcManager
				public class PingManager {
					void ping(org.asyncrpc.AsyncCallHandle<String> call) {
					}
				}
				""");
		this.runner.withInitializer((context) -> register(context.getBeanFactory(), manager))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aFinalMethodBehindAClassBasedProxy() {
		FailureAnalysis analysis = analyze(this.runner.withBean("test", FinalManager.class, () -> {
			ProxyFactory factory = new ProxyFactory(new FinalManager());
			factory.setProxyTargetClass(true);
			return (FinalManager) factory.getProxy();
		}));
		assertThat(analysis.getDescription()).contains("place(AsyncCallHandle)", "'test'", FinalManager.class.getName(),
				"is final");
		assertThat(analysis.getAction()).contains("Remove 'final'");
	}

	@Test
	void aFinalMethodWithoutProxy() {
		this.runner.withBean(FinalManager.class).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aMethodThatTheJdkProxyLacks() {
		FailureAnalysis analysis = analyze(this.runner.withUserConfiguration(JdkProxyConfiguration.class));
		assertThat(analysis.getDescription()).contains("cancel(AsyncCallHandle)", "'test'",
				ImplementingManager.class.getName(), "JDK proxy");
		assertThat(analysis.getAction()).contains("interface", "spring.aop.proxy-target-class=true");
	}

	@ParameterizedTest
	@ValueSource(classes = { CallsManager.class, BindingsManager.class })
	void aReservedName(Class<?> manager) {
		FailureAnalysis analysis = analyze(manager);
		String name = AnnotationUtils.findAnnotation(manager, AsyncRpcManager.class).value();
		assertThat(analysis.getDescription()).contains("'test' (" + manager.getName() + ")", "reserved",
				name.isEmpty() ? "'calls'" : "'" + name + "'");
		assertThat(analysis.getAction()).contains("@AsyncRpcManager(\"...\")");
	}

	@ParameterizedTest
	@ValueSource(classes = { SlashManager.class, SpaceManager.class, UmlautManager.class, DotsManager.class })
	void aNameThatIsNoPathSegment(Class<?> manager) {
		FailureAnalysis analysis = analyze(manager);
		assertThat(analysis.getDescription()).contains("'test' (" + manager.getName() + ")", "cannot be part of a URL");
		assertThat(analysis.getAction()).contains("letters");
	}

	@Test
	void theApplicationSaysSo(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Scan.class, EmptyManager.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(output).contains("APPLICATION FAILED TO START", EmptyManager.class.getName(),
				"Add an instance method");
	}

	private FailureAnalysis analyze(Class<?> manager) {
		return analyze(this.runner.withInitializer((context) -> register(context.getBeanFactory(), manager)));
	}

	private static void register(ConfigurableListableBeanFactory beanFactory, Class<?> manager) {
		((BeanDefinitionRegistry) beanFactory).registerBeanDefinition("test", new RootBeanDefinition(manager));
	}

	private static FailureAnalysis analyze(ApplicationContextRunner runner) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = new InvalidManagerFailureAnalyzer().analyze(context.getStartupFailure());
		});
		assertThat(analysis[0]).isNotNull();
		return analysis[0];
	}

	static class Scan implements SmartInitializingSingleton {

		private final ConfigurableListableBeanFactory beanFactory;

		Scan(ConfigurableListableBeanFactory beanFactory) {
			this.beanFactory = beanFactory;
		}

		@Override
		public void afterSingletonsInstantiated() {
			new OperationScanner(this.beanFactory, JsonMapper.shared(), ArgumentValidation.none(),
					OperationTester.LIMITS)
				.scan();
		}

	}

	static class JdkProxyConfiguration {

		@Bean
		Api test() {
			return (Api) new ProxyFactory(new ImplementingManager()).getProxy();
		}

	}

	@AsyncRpcManager
	static class OrderManager {

		void place(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager("order")
	static class OtherOrderManager {

		void cancel(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	static class OverloadManager {

		void place(AsyncCallHandle<String> call, String sku) {
		}

		void place(AsyncCallHandle<String> call, int number) {
		}

		@AsyncRpcIgnore
		void place(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	static class FutureManager {

		@Nullable CompletableFuture<String> place(AsyncCallHandle<String> call) {
			return null;
		}

	}

	@AsyncRpcManager
	static class EmptyManager {

		static void notOfAnInstance(AsyncCallHandle<String> call) {
		}

		void notFirst(String sku, AsyncCallHandle<String> call) {
		}

		@AsyncRpcIgnore
		void ignored(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	static class PrivateManager {

		private void place(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	@SuppressWarnings("rawtypes")
	static class RawManager {

		void place(AsyncCallHandle call) {
		}

	}

	@AsyncRpcManager
	static class WildcardManager {

		void place(AsyncCallHandle<?> call) {
		}

	}

	@AsyncRpcManager
	static class VariableManager {

		<T> void place(AsyncCallHandle<T> call) {
		}

	}

	@AsyncRpcManager
	static class NestedManager {

		<T> void place(AsyncCallHandle<List<T[]>> call) {
		}

	}

	@AsyncRpcManager
	static class UnboundManager<T extends Number> {

		void place(AsyncCallHandle<T> call) {
		}

	}

	@AsyncRpcManager
	static class FinalManager {

		final void place(AsyncCallHandle<String> call) {
		}

	}

	interface Api {

		void place(AsyncCallHandle<String> call);

	}

	@AsyncRpcManager
	static class ImplementingManager implements Api {

		@Override
		public void place(AsyncCallHandle<String> call) {
		}

		void cancel(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager
	static class CallsManager {

		void place(AsyncCallHandle<String> call) {
		}

	}

	@AsyncRpcManager("bindings")
	static class BindingsManager extends CallsManager {

	}

	@AsyncRpcManager("a/b")
	static class SlashManager extends CallsManager {

	}

	@AsyncRpcManager(" ")
	static class SpaceManager extends CallsManager {

	}

	@AsyncRpcManager("\u00e4")
	static class UmlautManager extends CallsManager {

	}

	@AsyncRpcManager("..")
	static class DotsManager extends CallsManager {

	}

}
