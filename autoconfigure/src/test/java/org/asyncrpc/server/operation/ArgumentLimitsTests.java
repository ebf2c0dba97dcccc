package org.asyncrpc.server.operation;

import java.util.Map;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ArgumentLimitsTests {

	private static final ArgumentLimits LIMITS = new ArgumentLimits(5, 20);

	private final OperationTester echo = OperationTester.of(new EchoManager(), JsonMapper.shared(), LIMITS);

	@Test
	void argumentsMayBeNestedAsDeepAsTheLimit() {
		assertThat(this.echo.errors(nested(5))).isEmpty();
		assertThat(this.echo.errors(nested(6))).isEqualTo(Map.of("", "is nested too deeply"));
	}

	@Test
	void argumentsMayHaveAsManyTokensAsTheLimit() {
		// Both ends of the body and of the array, and the name of the argument
		assertThat(this.echo.errors(array(20 - 5))).isEmpty();
		assertThat(this.echo.errors(array(20 - 5 + 1))).isEqualTo(Map.of("", "has too many values"));
	}

	@Test
	void namesOfMembersCountToo() {
		StringBuilder body = new StringBuilder("{\"any\": {\"m0\": 0");
		for (int i = 1; i < 8; i++) {
			body.append(", \"m%d\": 0".formatted(i));
		}
		assertThat(this.echo.errors(body + "}}")).isEqualTo(Map.of("", "has too many values"));
	}

	@Test
	void theApplicationsOwnMapperCanBeStricter() {
		JsonMapper strict = JsonMapper
			.builder(JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(3).maxTokenCount(10).build())
				.build())
			.build();
		OperationTester echo = OperationTester.of(new EchoManager(), strict, LIMITS);
		assertThat(echo.errors(nested(3))).isEmpty();
		assertThat(echo.errors(nested(4))).containsValue("is nested too deeply");
		assertThat(echo.errors(array(5))).isEmpty();
		assertThat(echo.errors(array(6))).containsValue("has too many values");
	}

	private static String nested(int depth) {
		return "{\"any\": " + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
	}

	private static String array(int length) {
		return "{\"any\": [0" + ", 0".repeat(length - 1) + "]}";
	}

	@AsyncRpcManager
	static class EchoManager {

		void echo(AsyncCallHandle<Object> call, Object any) {
		}

	}

}
