package org.asyncrpc.server.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for binding the members of a body to arguments.
 */
class ArgumentBindingTests {

	private final OperationTester place = OperationTester.of(new PlaceManager());

	@Test
	void bindsByName() {
		Object[] bound = this.place.bind("""
				{"express": true, "order": {"sku": "A", "lines": [{"quantity": 3, "price": 1.5}]}}""");
		assertThat(bound).containsExactly(null, new Order("A", List.of(new Line(3, 1.5))), true, null, Optional.empty(),
				OptionalInt.empty());
	}

	@Test
	void bindsOptionalArguments() {
		Object[] bound = this.place.bind("""
				{"order": {"sku": "A"}, "express": false, "note": "n", "colour": "RED", "count": 7}""");
		assertThat(bound).containsExactly(null, new Order("A", null), false, "n", Optional.of(Colour.RED),
				OptionalInt.of(7));
	}

	@Test
	void bindsNullToOptionalArguments() {
		Object[] bound = this.place.bind("""
				{"order": {"sku": "A"}, "express": false, "note": null, "colour": null, "count": null}""");
		assertThat(bound).containsExactly(null, new Order("A", null), false, null, Optional.empty(),
				OptionalInt.empty());
	}

	@Test
	void bindsPartOfAnArray() throws Exception {
		byte[] json = "]]{\"order\":{},\"express\":true}]]".getBytes(StandardCharsets.UTF_8);
		assertThat(this.place.operation().bind(json, 2, json.length - 4)).startsWith(null, new Order(null, null), true);
	}

	@Test
	void emptyAndBlankBodiesHaveNoArguments() {
		OperationTester ping = OperationTester.of(new PingManager());
		for (String body : List.of("", " \n\t\r ", "{}", " { } ")) {
			assertThat(ping.bind(body)).hasSize(1).containsOnlyNulls();
			assertThat(this.place.errors(body)).isEqualTo(Map.of("/order", "is required", "/express", "is required"));
		}
	}

	@Test
	void doesNotShareWhatItReturns() {
		OperationTester ping = OperationTester.of(new PingManager());
		assertThat(ping.bind("{}")).isNotSameAs(ping.bind("{}"));
	}

	@Test
	void reportsEveryError() {
		assertThat(this.place
			.errors("""
					{"order": {"sku": 7, "lines": [{"quantity": 1.5, "price": 1}, {"quantity": 2, "price": 2}, {"quantity": "3", "price": true}]},
					 "express": 1, "colour": "PINK", "count": "7", "other": [], "a/b~c": 1, "express": 1}"""))
			.isEqualTo(Map.of("/order/sku", "must be a string", "/order/lines/0/quantity", "must be an integer",
					"/order/lines/2/quantity", "must be an integer", "/order/lines/2/price", "must be a number",
					"/express", "is given more than once", "/colour", "must be one of RED, GREEN", "/count",
					"must be an integer", "/other", "is not an argument of this operation", "/a~1b~0c",
					"is not an argument of this operation"));
	}

	@Test
	void reportsNullForWhatIsRequired() {
		assertThat(this.place.errors("{\"order\": null, \"express\": null}"))
			.isEqualTo(Map.of("/order", "must not be null", "/express", "must not be null"));
	}

	@Test
	void reportsNullAndAbsenceBelowTheTopLevelWhereTheMapperDoes() {
		assertThat(this.place.errors("""
				{"order": {"lines": [{"quantity": null, "price": 1}, {}, {"price": 1}]}, "express": true}"""))
			.isEqualTo(Map.of("/order/lines/0/quantity", "must not be null", "/order/lines/1/quantity", "is required",
					"/order/lines/1/price", "is required", "/order/lines/2/quantity", "is required"));
	}

	@Test
	void reportsDuplicatesAtAnyDepth() {
		assertThat(this.place.errors("""
				{"order": {"sku": "A", "sku": "A", "x": [{"y": {"a": 1, "\\u0061": 2}}]}, "express": true}"""))
			.isEqualTo(Map.of("/order/sku", "is given more than once", "/order/x/0/y/a", "is given more than once"));
	}

	@Test
	void leavesUnknownMembersBelowTheTopLevelToTheMapper() {
		String body = "{\"order\": {\"x\": 1, \"y\": 2}, \"express\": true}";
		assertThat(this.place.errors(body)).isEmpty();
		OperationTester strict = OperationTester.of(new PlaceManager(),
				JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build());
		assertThat(strict.errors(body)).isEqualTo(Map.of("/order/x", "is not known", "/order/y", "is not known"));
	}

	@Test
	void reportsABodyThatIsNoObject() {
		for (String body : List.of("[]", "7", "\"x\"", "null", "true")) {
			assertThat(this.place.errors(body)).isEqualTo(Map.of("", "must be an object"));
		}
	}

	@Test
	void reportsTheConstructorThatRefuses() {
		OperationTester tester = OperationTester.of(new RangeManager());
		assertThat(tester.bind("{\"range\": {\"from\": 1, \"to\": 2}}")).containsExactly(null, new Range(1, 2));
		assertThat(tester.errors("{\"range\": {\"from\": 3, \"to\": 2}}")).isEqualTo(Map.of("/range", "is not valid"));
		assertThat(tester.errors("{\"range\": {\"from\": 3, \"to\": \"x\"}}"))
			.isEqualTo(Map.of("/range/to", "must be an integer"));
	}

	@Test
	void doesNotListMoreErrorsThanAnybodyReads() {
		String body = "{\"order\": {\"lines\": [" + "{\"quantity\":\"x\"},".repeat(500) + "{}]}, \"express\": true}";
		assertThat(this.place.errors(body)).hasSize(100);
	}

	record Order(@Nullable String sku, @Nullable List<Line> lines) {
	}

	record Line(int quantity, double price) {
	}

	record Range(int from, int to) {

		Range {
			if (from > to) {
				throw new IllegalArgumentException("secret");
			}
		}

	}

	enum Colour {

		RED, GREEN

	}

	@AsyncRpcManager
	static class PlaceManager {

		void place(AsyncCallHandle<String> call, Order order, boolean express, @Nullable String note,
				Optional<Colour> colour, OptionalInt count) {
		}

	}

	@AsyncRpcManager
	static class RangeManager {

		void set(AsyncCallHandle<Void> call, Range range) {
		}

	}

	@AsyncRpcManager
	static class PingManager {

		void ping(AsyncCallHandle<Void> call) {
		}

	}

}
