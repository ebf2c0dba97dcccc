package org.asyncrpc.autoconfigure;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/**
 * Runs applications that have the server, and one of the auto-configurations that depend
 * on it.
 */
final class ServerContextRunner {

	private ServerContextRunner() {
	}

	static WebApplicationContextRunner with(Class<?>... autoConfigurations) {
		return new WebApplicationContextRunner().withConfiguration(all(autoConfigurations));
	}

	static ApplicationContextRunner withoutWeb(Class<?>... autoConfigurations) {
		return new ApplicationContextRunner().withConfiguration(all(autoConfigurations));
	}

	private static AutoConfigurations all(Class<?>... autoConfigurations) {
		Stream<Class<?>> server = Stream.of(JacksonAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
				AsyncRpcStoreAutoConfiguration.class, AsyncRpcServerAutoConfiguration.class);
		return AutoConfigurations.of(Stream.concat(server, Stream.of(autoConfigurations)).toArray(Class[]::new));
	}

}
