package org.asyncrpc.server.binding;

import java.util.Arrays;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.wire.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Batches that a fuzzer makes, as an array and as lines. Where a parser of JSON finds an
 * array, its elements are those of the batch.
 */
@Tag("fuzz")
class CallBatchFuzzTests {

	private static final int MAX_LENGTH = 100;

	private static final ObjectReader STRICT = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build()
		.reader();

	@FuzzTest(maxDuration = "4s")
	void read(byte[] body) {
		readLines(body);
		readArray(body);
	}

	private static void readLines(byte[] body) {
		try {
			readElements(CallBatch.parse(body, true, MAX_LENGTH));
		}
		catch (CallRefusedException ex) {
			assertThat(ex.problem().status()).isEqualTo(413);
		}
	}

	private static void readArray(byte[] body) {
		int expected = arrayLength(body);
		try {
			CallBatch batch = CallBatch.parse(body, false, MAX_LENGTH);
			if (expected >= 0) {
				assertThat(batch.length()).isEqualTo(expected);
			}
			readElements(batch);
		}
		catch (CallRefusedException ex) {
			assertThat(ex.problem().status()).isIn(400, 413);
			assertThat(expected < 0 || expected > MAX_LENGTH).isTrue();
		}
	}

	private static int arrayLength(byte[] body) {
		try {
			JsonNode node = STRICT.readTree(body);
			return node.isArray() ? node.size() : -1;
		}
		catch (JacksonException ex) {
			return -1;
		}
	}

	private static void readElements(CallBatch batch) {
		CallElement element = new CallElement(batch.body());
		int end = 0;
		for (int i = 0; i < batch.length(); i++) {
			assertThat(batch.from(i)).isBetween(end, batch.to(i));
			end = batch.to(i);
			try {
				element.read(batch.from(i), batch.to(i));
				check(element, batch.from(i), end);
			}
			catch (CallRefusedException ex) {
				assertThat(ex.problem().status()).isEqualTo(400);
			}
			if (element.number() != null) {
				// It becomes part of the answer as it is
				assertThat(STRICT.readTree(element.number()).isNumber()).isTrue();
			}
		}
		assertThat(end).isLessThanOrEqualTo(batch.body().length);
	}

	private static void check(CallElement element, int from, int to) {
		assertThat(element.timeout()).satisfiesAnyOf((none) -> assertThat(none).isNull(),
				(timeout) -> assertThat(timeout).isPositive());
		String key = element.idempotencyKey();
		assertThat(key == null || IdempotencyKey.isValid(key)).isTrue();
		if (element.argumentsLength() > 0) {
			assertThat(element.argumentsFrom()).isBetween(from, to);
			assertThat(element.argumentsFrom() + element.argumentsLength()).isBetween(from, to);
		}
		JsonNode node = parse(Arrays.copyOfRange(element.json(), from, to));
		if (node != null) {
			assertThat(element.operation()).isEqualTo(node.path("operation").stringValue());
		}
	}

	private static @Nullable JsonNode parse(byte[] json) {
		try {
			return STRICT.readTree(json);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
