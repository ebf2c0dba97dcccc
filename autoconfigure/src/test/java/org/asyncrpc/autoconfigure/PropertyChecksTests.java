package org.asyncrpc.autoconfigure;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The properties of everything but the server, which has tests of its own.
 */
class PropertyChecksTests {

	@ParameterizedTest
	@CsvSource({ "lease, 0s, 1ms", "lease, -1s, 15s", "lease, 36501d, 36500d" })
	void store(String property, String wrong, String right) {
		check(new AsyncRpcStoreProperties(), property, wrong, right);
	}

	@ParameterizedTest
	@CsvSource({ "lock-timeout, 0s, 1ms" })
	void jdbcStore(String property, String wrong, String right) {
		check(new AsyncRpcJdbcStoreProperties(), property, wrong, right);
	}

	@ParameterizedTest
	@CsvSource({ "stuck-threshold, 0s, 1ms", "operations.a.b.stuck-threshold, -1s, 1ms" })
	void health(String property, String wrong, String right) {
		check(new AsyncRpcHealthProperties(), property, wrong, right);
	}

	@ParameterizedTest
	@CsvSource({ "timeout, 0s, 1ms", "max-wait, -1s, 0s", "retry-delay, 0s, 1ms", "max-retry-delay, 0s, 1ms",
			"retry-timeout, -1s, 0s", "max-requests, 0, 1", "max-outstanding, 0, 1" })
	void client(String property, String wrong, String right) {
		check(new AsyncRpcClientProperties(), property, wrong, right);
	}

	private static void check(Object properties, String property, String wrong, String right) {
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(properties, property, wrong))
			.havingRootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageContaining("must");
		assertThatCode(() -> bind(properties, property, right)).doesNotThrowAnyException();
	}

	private static void bind(Object properties, String property, String value) {
		new Binder(new MapConfigurationPropertySource(Map.of("test." + property, value))).bind("test",
				Bindable.ofInstance(properties));
	}

}
