package org.asyncrpc.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.TraceParent;
import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.IdempotencyKey;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.RpcHeaders;
import org.junit.jupiter.api.Tag;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers and ids that a fuzzer makes. The first character says which one it is. They are
 * taken, ignored, or refused with a problem; and what is taken means what it says, so
 * that it can be written and read again.
 */
@Tag("fuzz")
class RequestHeadersFuzzTests {

	@FuzzTest(maxDuration = "4s")
	void parse(byte[] input) {
		if (input.length == 0) {
			return;
		}
		String value = new String(input, 1, input.length - 1, StandardCharsets.ISO_8859_1);
		switch (input[0] & 7) {
			case 0 -> prefer(value);
			case 1 -> timeout(value);
			case 2 -> idempotencyKey(value);
			case 3 -> acknowledgements(value);
			case 4 -> lastEventId(value);
			case 5 -> binding(value);
			case 6 -> callId(value);
			default -> trace(value);
		}
	}

	private static void prefer(String value) {
		Preference preference = RequestHeaders.preference(with(RpcHeaders.PREFER, value));
		if (preference.waitSeconds() != null) {
			assertThat(preference.waitSeconds()).isBetween(0, 999_999_999);
		}
		assertThat(Preference.parse(preference.toHeader())).isEqualTo(preference);
	}

	private static void timeout(String value) {
		refusable(value, (text) -> {
			Duration timeout = RequestHeaders.timeout(with(RpcHeaders.CALL_TIMEOUT, text));
			assertThat(timeout).isPositive();
			assertThat(CallTimeout.parse(CallTimeout.format(timeout))).isEqualTo(timeout);
		});
	}

	private static void idempotencyKey(String value) {
		refusable(value, (text) -> {
			String key = RequestHeaders.idempotency(with(RpcHeaders.IDEMPOTENCY_KEY, text), new byte[0]).key();
			assertThat(IdempotencyKey.isValid(key)).isTrue();
			assertThat(IdempotencyKey.parse(IdempotencyKey.format(key))).isEqualTo(key);
		});
	}

	private static void acknowledgements(String value) {
		refusable(value,
				(text) -> assertThat(RequestHeaders.acknowledged(with(RpcHeaders.CALL_ACK, text), 5))
					.hasSizeLessThanOrEqualTo(5)
					.allSatisfy(RequestHeadersFuzzTests::callId));
	}

	private static void lastEventId(String value) {
		refusable(value,
				(text) -> assertThat(RequestHeaders.lastEventId(with(RpcHeaders.LAST_EVENT_ID, text))).isNotNegative());
	}

	private static void binding(String value) {
		refusable(value, (text) -> assertThat(RequestHeaders.binding(text)).hasToString(text.toLowerCase()));
	}

	private static void callId(String value) {
		CallId id = CallId.parse(value);
		if (id != null) {
			assertThat(id).hasToString(value);
		}
	}

	private static void trace(String value) {
		TraceParent trace = RequestHeaders.trace(with(RpcHeaders.TRACEPARENT, value));
		if (trace != null) {
			assertThat(TraceParent.parse(trace.toString())).isEqualTo(trace);
		}
	}

	private static void refusable(String value, Consumer<String> parse) {
		try {
			parse.accept(value);
		}
		catch (CallRefusedException ex) {
			assertThat(ex.problem().status()).isEqualTo(400);
		}
	}

	private static MockHttpServletRequest with(String header, String value) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader(header, value);
		return request;
	}

}
