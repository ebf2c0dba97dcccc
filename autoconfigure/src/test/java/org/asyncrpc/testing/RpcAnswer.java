package org.asyncrpc.testing;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a request was answered with. Give it to {@code assertThat}.
 *
 * @param response the response
 */
public record RpcAnswer(HttpResponse<byte[]> response) implements AssertProvider<RpcAnswerAssert> {

	public int status() {
		return this.response.statusCode();
	}

	/**
	 * The only value of a header.
	 * @param name the name of the header
	 * @return the value, or {@code null} if it is not there
	 */
	public @Nullable String header(String name) {
		List<String> values = this.response.headers().allValues(name);
		if (values.size() > 1) {
			throw new AssertionError("%s is there more than once: %s".formatted(name, values));
		}
		return values.isEmpty() ? null : values.get(0);
	}

	public String text() {
		return new String(this.response.body(), StandardCharsets.UTF_8);
	}

	public JsonNode json() {
		return JsonMapper.shared().readTree(this.response.body());
	}

	/**
	 * The id of the call that the answer is about.
	 * @return the value of {@code Call-Id}
	 */
	public String callId() {
		String callId = header("Call-Id");
		if (callId == null) {
			throw new AssertionError("There is no Call-Id in " + this);
		}
		return callId;
	}

	@Override
	public RpcAnswerAssert assertThat() {
		return new RpcAnswerAssert(this);
	}

	@Override
	public String toString() {
		return "%d %s%n%s".formatted(status(), this.response.headers().map(), text());
	}

}
