package org.asyncrpc.server.operation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.asyncrpc.testing.FuzzedManager;
import org.asyncrpc.wire.ArgumentError;
import org.asyncrpc.wire.CanonicalJson;
import org.junit.jupiter.api.Tag;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies that a fuzzer makes: they are bound, or refused with everything that is wrong,
 * and nothing else ever comes of them.
 */
@Tag("fuzz")
class ArgumentBindingFuzzTests {

	private static final OperationTester TESTER = OperationTester.of(new FuzzedManager(), JsonMapper.shared());

	/** Bytes in Base64 are read so, too. */
	private static final JsonMapper TOLERANT = JsonMapper.builder()
		.enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
		.build();

	@FuzzTest(maxDuration = "4s")
	void bind(byte[] body) {
		try {
			TESTER.bind(body);
		}
		catch (InvalidArgumentsException ex) {
			assertThat(ex.errors()).isNotEmpty().allSatisfy(ArgumentBindingFuzzTests::check);
			return;
		}
		// As for a request with an idempotency key: what was bound has a fingerprint
		assertThat(CanonicalJson.fingerprint(body)).hasSize(43);
		if (body.length > 0 && !new String(body).isBlank()) {
			assertThat(TOLERANT.readTree(body).isObject()).isTrue();
		}
	}

	private static void check(ArgumentError error) {
		assertThat(error.pointer()).matches((pointer) -> pointer.isEmpty() || pointer.startsWith("/"));
		assertThat(error.detail()).isNotBlank().hasSizeLessThan(200);
	}

}
