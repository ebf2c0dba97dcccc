package org.asyncrpc.server.operation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import org.aopalliance.intercept.MethodInterceptor;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for managers behind whatever Spring puts around a bean.
 */
class ManagerProxyTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withBean(Recorder.class)
		.withInitializer((context) -> context.getBeanFactory().registerScope("thread", new SimpleThreadScope()));

	@Test
	void plainBean() {
		this.runner.withBean(OrderManager.class)
			.run((context) -> assertThat(call(context, "order", "place")).containsExactly("place A"));
	}

	@Test
	void classBasedProxyOfPackagePrivateMethods() {
		this.runner.withUserConfiguration(ProxyConfiguration.class)
			.withBean("orderManager", OrderManager.class)
			.run((context) -> assertThat(call(context, "order", "place")).containsExactly("advice", "place A"));
	}

	@Test
	void classBasedProxyOfInheritedAndDefaultMethods() {
		this.runner.withUserConfiguration(ProxyConfiguration.class)
			.withBean("orderManager", SpecialManager.class)
			.run((context) -> {
				assertThat(call(context, "special", "place")).containsExactly("advice", "place A");
				assertThat(call(context, "special", "greet")).containsExactly("advice", "greet A");
				assertThat(call(context, "special", "open")).containsExactly("advice", "open A");
			});
	}

	@Test
	void jdkProxyOfABeanWhoseClassIsAnnotated() {
		this.runner.withUserConfiguration(JdkProxyConfiguration.class).run((context) -> {
			assertThat(Proxy.isProxyClass(context.getBean("orderManager").getClass())).isTrue();
			assertThat(call(context, "impl", "greet")).containsExactly("advice", "greet A");
		});
	}

	@Test
	void jdkProxyOfAGenericInterface() {
		this.runner.withUserConfiguration(JdkProxyConfiguration.class).run((context) -> {
			Operation operation = scan(context).find("impl", "get");
			assertThat(operation.targetClass()).isEqualTo(ImplManager.class);
			assertThat(operation.arguments()).extracting(Argument::name).containsExactly("sku");
			assertThat(call(context, "impl", "get")).containsExactly("advice", "get A");
		});
	}

	@Test
	void beanMethodThatReturnsAnAnnotatedInterface() {
		this.runner.withUserConfiguration(InterfaceConfiguration.class)
			.run((context) -> assertThat(call(context, "annotated", "greet")).containsExactly("greet A"));
	}

	@Test
	void lambdaOfAnAnnotatedInterface() {
		this.runner.withUserConfiguration(LambdaConfiguration.class)
			.run((context) -> assertThat(call(context, "lambda", "greet")).containsExactly("greet A"));
	}

	@Test
	void factoryBean() {
		this.runner.withUserConfiguration(FactoryBeanConfiguration.class)
			.run((context) -> assertThat(call(context, "order", "place")).containsExactly("place A"));
	}

	@Test
	void scopedProxy() {
		this.runner.withUserConfiguration(ScopedConfiguration.class).run((context) -> {
			assertThat(context.getBeanNamesForType(OrderManager.class)).hasSize(2);
			assertThat(scan(context).all()).extracting(Operation::name).containsExactly("order/place");
			assertThat(call(context, "order", "place")).containsExactly("place A");
		});
	}

	@Test
	void prototype() {
		this.runner.withUserConfiguration(PrototypeConfiguration.class).run((context) -> {
			Operations operations = scan(context);
			assertThat(context.getBean(Recorder.class).drain()).isEmpty();
			assertThat(call(context, operations.find("order", "place"))).containsExactly("created", "place A");
			assertThat(call(context, operations.find("order", "place"))).containsExactly("created", "place A");
		});
	}

	@Test
	void lazyBeanIsCreatedByTheFirstCall() {
		this.runner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.withUserConfiguration(ProxyConfiguration.class)
			.withBean("orderManager", OrderManager.class)
			.run((context) -> {
				Operations operations = scan(context);
				assertThat(context.getBeanFactory().containsSingleton("orderManager")).isFalse();
				assertThat(call(context, operations.find("order", "place"))).containsExactly("advice", "place A");
				assertThat(call(context, operations.find("order", "place"))).containsExactly("advice", "place A");
			});
	}

	@Test
	void configurationClass() {
		this.runner.withUserConfiguration(ConfigurationManager.class)
			.run((context) -> assertThat(call(context, "configuration", "place")).containsExactly("place A"));
	}

	@Test
	void validatedProxy() {
		this.runner.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
			.withBean(ValidatedManager.class)
			.run((context) -> {
				assertThat(call(context, "validated", "place")).containsExactly("place A");
				ArgumentValidation validation = new BeanArgumentValidation(context.getBean(Validator.class));
				Operation operation = new OperationScanner(context.getBeanFactory(), JsonMapper.shared(), validation,
						OperationTester.LIMITS)
					.scan()
					.find("validated", "place");
				byte[] json = "{\"sku\": \" \"}".getBytes(StandardCharsets.UTF_8);
				assertThatExceptionOfType(InvalidArgumentsException.class)
					.isThrownBy(() -> operation.bind(json, 0, json.length))
					.satisfies((ex) -> assertThat(ex.errors()).singleElement()
						.satisfies((error) -> assertThat(error.pointer()).isEqualTo("/sku")));
			});
	}

	@Test
	void metaAnnotation() {
		this.runner.withBean(MetaManager.class)
			.run((context) -> assertThat(call(context, "meta", "place")).containsExactly("place A"));
	}

	private static List<String> call(ConfigurableApplicationContext context, String manager, String method) {
		return call(context, scan(context).find(manager, method));
	}

	private static List<String> call(ConfigurableApplicationContext context, Operation operation) {
		assertThat(operation).isNotNull();
		byte[] json = "{\"sku\": \"A\"}".getBytes(StandardCharsets.UTF_8);
		try {
			operation.invoke(TestHandle.create(), operation.bind(json, 0, json.length));
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
		return context.getBean(Recorder.class).drain();
	}

	private static Operations scan(ConfigurableApplicationContext context) {
		return new OperationScanner(context.getBeanFactory(), JsonMapper.shared(), ArgumentValidation.none(),
				OperationTester.LIMITS)
			.scan();
	}

	interface Greeter {

		void greet(AsyncCallHandle<String> call, String sku);

	}

	interface Opener {

		Recorder recorder();

		default void open(AsyncCallHandle<String> call, String sku) {
			recorder().add("open " + sku);
		}

	}

	interface Getter<T> {

		void get(AsyncCallHandle<T> call, T sku);

	}

	@AsyncRpcManager("annotated")
	interface AnnotatedGreeter extends Greeter {

	}

	@AsyncRpcManager("lambda")
	@FunctionalInterface
	interface LambdaGreeter extends Greeter {

		@Override
		void greet(AsyncCallHandle<String> call, String sku);

	}

	@AsyncRpcManager("order")
	static class OrderManager {

		private final Recorder recorder;

		OrderManager(Recorder recorder) {
			this.recorder = recorder;
		}

		void place(AsyncCallHandle<String> call, String sku) {
			assertThat(call).isNotNull();
			this.recorder.add("place " + sku);
		}

		Recorder events() {
			return this.recorder;
		}

	}

	@AsyncRpcManager
	static class SpecialManager extends OrderManager implements Greeter, Opener {

		SpecialManager(Recorder recorder) {
			super(recorder);
		}

		@Override
		public void greet(AsyncCallHandle<String> call, String sku) {
			events().add("greet " + sku);
		}

		@Override
		public Recorder recorder() {
			return events();
		}

	}

	@AsyncRpcManager
	static class ImplManager implements Greeter, Getter<String> {

		private final Recorder recorder;

		ImplManager(Recorder recorder) {
			this.recorder = recorder;
		}

		@Override
		public void greet(AsyncCallHandle<String> call, String sku) {
			this.recorder.add("greet " + sku);
		}

		@Override
		public void get(AsyncCallHandle<String> call, String sku) {
			this.recorder.add("get " + sku);
		}

	}

	@AsyncRpcManager
	@Validated
	static class ValidatedManager {

		private final Recorder recorder;

		ValidatedManager(Recorder recorder) {
			this.recorder = recorder;
		}

		void place(AsyncCallHandle<String> call, @NotBlank String sku) {
			this.recorder.add("place " + sku);
		}

	}

	@Retention(RetentionPolicy.RUNTIME)
	@AsyncRpcManager
	@interface Meta {

	}

	@Meta
	static class MetaManager extends OrderManager {

		MetaManager(Recorder recorder) {
			super(recorder);
		}

	}

	@Configuration
	@AsyncRpcManager("configuration")
	static class ConfigurationManager {

		@Bean
		String something() {
			return "";
		}

		void place(AsyncCallHandle<String> call, String sku) {
			this.recorder.add("place " + sku);
		}

		@Autowired
		private Recorder recorder;

	}

	@Configuration(proxyBeanMethods = false)
	static class ProxyConfiguration {

		@Bean
		static BeanNameAutoProxyCreator proxyCreator() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("orderManager");
			creator.setInterceptorNames("advice");
			creator.setProxyTargetClass(true);
			return creator;
		}

		@Bean
		static MethodBeforeAdvice advice(Recorder recorder) {
			return (method, arguments, target) -> {
				if (arguments.length > 0) {
					recorder.add("advice");
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class JdkProxyConfiguration {

		@Bean
		static BeanNameAutoProxyCreator proxyCreator() {
			BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
			creator.setBeanNames("orderManager");
			creator.setInterceptorNames("advice");
			return creator;
		}

		@Bean
		static MethodBeforeAdvice advice(Recorder recorder) {
			return ProxyConfiguration.advice(recorder);
		}

		@Bean
		ImplManager orderManager(Recorder recorder) {
			return new ImplManager(recorder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InterfaceConfiguration {

		@Bean
		AnnotatedGreeter greeter(Recorder recorder) {
			ProxyFactory factory = new ProxyFactory(AnnotatedGreeter.class, (MethodInterceptor) (invocation) -> {
				recorder.add("greet " + invocation.getArguments()[1]);
				return null;
			});
			return (AnnotatedGreeter) factory.getProxy();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LambdaConfiguration {

		@Bean
		LambdaGreeter greeter(Recorder recorder) {
			return (call, sku) -> recorder.add("greet " + sku);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FactoryBeanConfiguration {

		@Bean
		FactoryBean<OrderManager> order(Recorder recorder) {
			return new FactoryBean<>() {

				@Override
				public OrderManager getObject() {
					return new OrderManager(recorder);
				}

				@Override
				public Class<?> getObjectType() {
					return OrderManager.class;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedConfiguration {

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		OrderManager order(Recorder recorder) {
			return new OrderManager(recorder);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrototypeConfiguration {

		@Bean
		@Scope("prototype")
		OrderManager order(Recorder recorder) {
			recorder.add("created");
			return new OrderManager(recorder);
		}

	}

}
