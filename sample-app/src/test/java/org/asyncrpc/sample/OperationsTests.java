package org.asyncrpc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.aop.MethodBeforeAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Asks what {@code docs/operations.md} asks, and gets the same answers. In an application
 * of its own, because the answers are about all calls.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "asyncrpc.server.node=node-1")
class OperationsTests {

	/** Keeps the handles that managers do not hold from being found by the collector. */
	private static final Queue<Object> HANDLES = new ConcurrentLinkedQueue<>();

	@BeforeAll
	static void requireCurl() {
		assumeTrue(Shell.has("curl"), "Without curl, nobody can tell whether it prints what the documentation says");
	}

	@Test
	void answersAreThoseOfTheDocumentation(@LocalServerPort int port) throws IOException {
		Path document = Path.of("").toAbsolutePath().getParent().resolve("docs/operations.md");
		List<ShownCommand> commands = ShownCommand.in(Files.readString(document));
		assertThat(commands).hasSizeGreaterThan(10);
		List<String> printed = Shell.run(commands.stream()
			.map((shown) -> shown.command().replace("localhost:8080", "localhost:" + port))
			.toList());
		for (int i = 0; i < commands.size(); i++) {
			assertThat(printed.get(i)).as(commands.get(i).command()).matches(commands.get(i).output());
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class HeldHandles {

		@Bean
		static BeanPostProcessor handleHolder() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return name.equals("expenseManager") ? holding(bean) : bean;
				}

			};
		}

		private static Object holding(Object manager) {
			ProxyFactory proxy = new ProxyFactory(manager);
			proxy.setProxyTargetClass(true);
			proxy.addAdvice((MethodBeforeAdvice) (method, arguments, target) -> HANDLES.add(arguments[0]));
			return proxy.getProxy();
		}

	}

}
