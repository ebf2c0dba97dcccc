package org.asyncrpc.server.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.ReplyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for writing replies.
 */
class ReplyWritingTests {

	private final Operations operations = OperationTester.scan(new ReplyManager(),
			JsonMapper.builder()
				.enable(SerializationFeature.INDENT_OUTPUT)
				.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
				.build(),
			ArgumentValidation.none());

	@Test
	void writesWithTheApplicationsMapperOnOneLine() {
		assertThat(write("receipt", new Receipt("A", List.of(1, 2))))
			.isEqualTo("{\"order_number\":\"A\",\"items\":[1,2]}");
		assertThat(write("text", "\u00e4\n")).isEqualTo("\"\u00e4\\n\"");
		assertThat(write("list", List.of(new Receipt("A", List.of()))))
			.isEqualTo("[{\"order_number\":\"A\",\"items\":[]}]");
		assertThat(write("anything", 7)).isEqualTo("7");
		assertThat(write("integer", 7)).isEqualTo("7");
	}

	@Test
	void writesTheDeclaredTypeOnly() {
		assertThat(write("named", new Secret("n", "s"))).isEqualTo("{\"name\":\"n\"}");
	}

	@Test
	void nothingIsNoReply() {
		assertThat(write("receipt", null)).isNull();
		assertThat(write("nothing", null)).isNull();
		assertThat(write("optional", Optional.empty())).isNull();
		assertThat(write("optional", null)).isNull();
		assertThat(write("optionalInt", OptionalInt.empty())).isNull();
		assertThat(write("node", NullNode.getInstance())).isNull();
		assertThat(write("optional", Optional.of("x"))).isEqualTo("\"x\"");
		assertThat(write("optionalInt", OptionalInt.of(3))).isEqualTo("3");
		assertThat(write("text", "null")).isEqualTo("\"null\"");
	}

	@Test
	void refusesAnotherType() {
		assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> write("integer", "secret"))
			.withMessage("The reply of 'reply/integer' must be a java.lang.Integer and not a java.lang.String");
		assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> write("integer", 7L));
		assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> write("nothing", "x"));
		assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> write("list", "x"))
			.withMessageContaining("java.util.List<" + Receipt.class.getName() + ">");
	}

	@Test
	void refusesWhatCannotBeWritten() {
		for (Object reply : new Object[] { new Thrower(), cycle() }) {
			assertThatExceptionOfType(ReplyException.class).isThrownBy(() -> write("anything", reply))
				.withMessage("The reply of 'reply/anything', a java.lang.Object, cannot be written as JSON")
				.havingCause();
		}
	}

	private static Object[] cycle() {
		Object[] cycle = new Object[1];
		cycle[0] = cycle;
		return cycle;
	}

	private @Nullable String write(String method, @Nullable Object reply) {
		byte[] json = this.operations.find("reply", method).writeReply(reply);
		return (json != null) ? new String(json, StandardCharsets.UTF_8) : null;
	}

	record Receipt(String orderNumber, List<Integer> items) {
	}

	interface Named {

		String getName();

	}

	record Secret(String name, String secret) implements Named {

		@Override
		public String getName() {
			return this.name;
		}

	}

	static class Thrower {

		@JsonProperty
		String value() {
			throw new IllegalStateException("secret");
		}

	}

	@AsyncRpcManager
	static class ReplyManager {

		void receipt(AsyncCallHandle<Receipt> call) {
		}

		void text(AsyncCallHandle<String> call) {
		}

		void list(AsyncCallHandle<List<Receipt>> call) {
		}

		void anything(AsyncCallHandle<Object> call) {
		}

		void integer(AsyncCallHandle<Integer> call) {
		}

		void named(AsyncCallHandle<Named> call) {
		}

		void nothing(AsyncCallHandle<Void> call) {
		}

		void optional(AsyncCallHandle<Optional<String>> call) {
		}

		void optionalInt(AsyncCallHandle<OptionalInt> call) {
		}

		void node(AsyncCallHandle<JsonNode> call) {
		}

	}

}
