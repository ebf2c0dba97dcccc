package org.asyncrpc.server.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.validation.annotation.Validated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for Bean Validation of arguments.
 */
class ArgumentValidationTests {

	private final OperationTester place = OperationTester.validating(new PlaceManager(), JsonMapper.shared());

	@Test
	void validArguments() {
		assertThat(this.place.bind("""
				{"order": {"sku": "A", "lines": [{"quantity": 1}]}, "count": 3}""")).startsWith(null,
				new Order("A", List.of(new Line(1)), null, null, null, Optional.empty()), 3);
	}

	@Test
	void constraintsOnParametersAndBelow() {
		assertThat(this.place.errors("""
				{"order": {"sku": " ", "lines": [{"quantity": 1}, {"quantity": 0}], "renamed": " ",
				 "byKey": {"a/b": {"quantity": -1}}, "nested": [[{"quantity": 1}], [{"quantity": 0}]],
				 "maybe": {"quantity": 0}}, "count": 101, "tags": ["", "ok"], "extra": {"quantity": 0}}"""))
			.isEqualTo(Map.of("/order/sku", "must not be blank", "/order/lines/1/quantity", "must be greater than 0",
					"/order/renamed", "must not be blank", "/order/byKey/a~1b/quantity", "must be greater than 0",
					"/order/nested/1/0/quantity", "must be greater than 0", "/order/maybe/quantity",
					"must be greater than 0", "/count", "must be less than or equal to 100", "/tags",
					"must not be blank", "/extra/quantity", "must be greater than 0"));
	}

	@Test
	void everyConstraintOfAPlace() {
		assertThat(this.place.errors("{\"order\": {\"sku\": \"\", \"lines\": []}, \"count\": 1}"))
			.isEqualTo(Map.of("/order/sku", "must not be blank", "/order/lines", "size must be between 1 and 10"));
	}

	@Test
	void bindingComesFirst() {
		assertThat(this.place.errors("{\"order\": {\"sku\": \" \"}, \"count\": \"x\"}"))
			.isEqualTo(Map.of("/count", "must be an integer"));
	}

	@Test
	void namesOfTheMapper() {
		OperationTester snake = OperationTester.validating(new SnakeManager(),
				JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build());
		assertThat(snake.errors("{\"order\": {\"order_lines\": [{\"line_number\": 0}]}}"))
			.isEqualTo(Map.of("/order/order_lines/0/line_number", "must be greater than 0"));
	}

	@Test
	void withoutConstraints() {
		OperationTester plain = OperationTester.validating(new PlainManager(), JsonMapper.shared());
		assertThat(plain.errors("{\"line\": {\"quantity\": 0}}")).isEmpty();
	}

	@Test
	void groupsOfValidated() {
		OperationTester grouped = OperationTester.validating(new GroupManager(), JsonMapper.shared());
		assertThat(grouped.errors("{\"number\": 11, \"other\": 11}")).containsOnlyKeys("/other");
	}

	record Order(@NotBlank @Nullable String sku, @Size(min = 1, max = 10) @Nullable List<@Valid Line> lines,
			@JsonProperty("renamed") @NotBlankOrNull @Nullable String javaName,
			@Nullable Map<String, @Valid Line> byKey, @Nullable List<List<@Valid Line>> nested,
			@Nullable Optional<@Valid Line> maybe) {
	}

	record Line(@Positive int quantity) {
	}

	record SnakeOrder(List<@Valid SnakeLine> orderLines) {
	}

	record SnakeLine(@Positive int lineNumber) {
	}

	interface Special {

	}

	@AsyncRpcManager
	static class PlaceManager {

		void place(@NotNull AsyncCallHandle<String> call, @Valid Order order, @Max(100) int count,
				@Nullable Set<@NotBlank String> tags, Optional<@Valid Line> extra) {
		}

	}

	@AsyncRpcManager
	static class SnakeManager {

		void place(AsyncCallHandle<String> call, @Valid SnakeOrder order) {
		}

	}

	@AsyncRpcManager
	static class PlainManager {

		void place(AsyncCallHandle<String> call, Line line) {
		}

	}

	@AsyncRpcManager
	static class GroupManager {

		@Validated(Special.class)
		void place(AsyncCallHandle<String> call, @Max(10) int number,
				@Max(value = 10, groups = Special.class) int other) {
		}

	}

}
