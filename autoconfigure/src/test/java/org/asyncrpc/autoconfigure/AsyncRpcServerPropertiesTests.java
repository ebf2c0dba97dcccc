package org.asyncrpc.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What cannot work stops the application, and says which property it is.
 */
class AsyncRpcServerPropertiesTests {

	@ParameterizedTest
	@ValueSource(strings = { "base-path=/", "base-path=rpc", "max-wait=-1ms", "max-wait=40000d", "max-request-size=0B",
			"max-request-size=-1B", "max-request-size=1025MB", "max-acknowledgements=0", "max-body-threads=0",
			"max-body-time=0s", "max-argument-depth=0", "max-argument-depth=1001", "max-argument-tokens=0",
			"max-key-length=0", "max-key-length=256", "max-reply-size=0B", "max-reply-size=1025MB",
			"default-timeout=0s", "default-timeout=999us", "default-timeout=-1s", "max-timeout=0s",
			"max-timeout=36501d", "max-outstanding=0", "max-outstanding=-1", "max-outstanding-per-principal=0",
			"retention=0s", "retention=-1s", "delivered-retention=-1s", "max-retained=0", "max-retained-size=0B",
			"max-retained-per-principal=0", "max-retained-size-per-principal=0B", "shutdown-timeout=-1s",
			"notification-threads=0", "max-batch-length=0", "max-calls-per-binding=0", "max-bindings=0",
			"max-bindings-per-principal=0", "max-streams=0", "max-streams-per-principal=0", "binding-idle-timeout=0s",
			"operations.a.b.timeout=0s", "operations.a.b.max-outstanding=0" })
	void whatCannotWorkIsRefused(String property) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(property))
			.havingRootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageContaining("must");
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-wait=0s", "max-request-size=1B", "max-request-size=1GB", "max-acknowledgements=1",
			"max-body-threads=1", "max-body-time=1ms", "max-argument-depth=1", "max-argument-depth=1000",
			"max-argument-tokens=1", "max-key-length=1", "max-key-length=255", "max-reply-size=1B",
			"max-reply-size=1GB", "default-timeout=1ms", "max-timeout=1ms", "max-timeout=36500d", "max-outstanding=1",
			"max-outstanding-per-principal=1", "retention=1ms", "delivered-retention=0s", "max-retained=1",
			"max-retained-size=1B", "shutdown-timeout=0s", "notification-threads=1", "max-batch-length=1",
			"max-calls-per-binding=1", "max-bindings=1", "max-bindings-per-principal=1", "max-streams=1",
			"max-streams-per-principal=1", "binding-idle-timeout=1ms", "operations.a.b.timeout=1ms",
			"operations.a.b.max-outstanding=1" })
	void whatIsJustAllowedIsTaken(String property) {
		assertThatCode(() -> bind(property)).doesNotThrowAnyException();
	}

	@Test
	void theApplicationDoesNotStart() {
		ServerContextRunner.with()
			.withPropertyValues("asyncrpc.server.max-bindings=0")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("property max-bindings")
				.hasStackTraceContaining("must be greater than 0"));
	}

	private static void bind(String property) {
		String[] parts = property.split("=");
		new Binder(new MapConfigurationPropertySource(Map.of("asyncrpc.server." + parts[0], parts[1])))
			.bind("asyncrpc.server", AsyncRpcServerProperties.class);
	}

}
