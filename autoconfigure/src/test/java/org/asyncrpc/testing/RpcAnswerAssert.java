package org.asyncrpc.testing;

import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assertions about an answer.
 */
public final class RpcAnswerAssert extends AbstractAssert<RpcAnswerAssert, RpcAnswer> {

	RpcAnswerAssert(RpcAnswer actual) {
		super(actual, RpcAnswerAssert.class);
	}

	public RpcAnswerAssert hasStatus(int status) {
		Assertions.assertThat(this.actual.status()).as("status of %s", this.actual).isEqualTo(status);
		return this;
	}

	public RpcAnswerAssert hasHeader(String name, String value) {
		Assertions.assertThat(this.actual.response().headers().allValues(name))
			.as("%s of %s", name, this.actual)
			.containsExactly(value);
		return this;
	}

	public RpcAnswerAssert hasNoHeader(String name) {
		Assertions.assertThat(this.actual.response().headers().allValues(name))
			.as("%s of %s", name, this.actual)
			.isEmpty();
		return this;
	}

	public RpcAnswerAssert hasNoBody() {
		Assertions.assertThat(this.actual.text()).as("body of %s", this.actual).isEmpty();
		return this;
	}

	/**
	 * A reply: {@code 200} with exactly this value.
	 * @param json the value
	 * @return this assertion
	 */
	public RpcAnswerAssert isReply(String json) {
		return hasStatus(200).hasHeader("Content-Type", "application/json").hasJson(json).isNotStored();
	}

	/**
	 * The answer to a call that is still outstanding.
	 * @return this assertion
	 */
	public RpcAnswerAssert isAccepted() {
		hasStatus(202).hasHeader("Content-Type", "application/json").hasHeader("Retry-After", "1").isNotStored();
		Assertions.assertThat(member("state")).isEqualTo("OUTSTANDING");
		return this;
	}

	/**
	 * A problem.
	 * @param status the HTTP status
	 * @param code the code
	 * @return this assertion
	 */
	public RpcAnswerAssert isProblem(int status, String code) {
		hasStatus(status).hasHeader("Content-Type", "application/problem+json").isNotStored();
		Assertions.assertThat(member("code")).as("code of %s", this.actual).isEqualTo(code);
		Assertions.assertThat(this.actual.json().path("status").intValue()).isEqualTo(status);
		return this;
	}

	/**
	 * A problem that was found before there was a call.
	 * @param status the HTTP status
	 * @param code the code
	 * @return this assertion
	 */
	public RpcAnswerAssert isRefusal(int status, String code) {
		isProblem(status, code).hasNoHeader("Call-Id");
		Assertions.assertThat(this.actual.json().has("callId")).as("callId in %s", this.actual).isFalse();
		return this;
	}

	/**
	 * Exactly these pointers are in the errors.
	 * @param pointers JSON Pointers
	 * @return this assertion
	 */
	public RpcAnswerAssert hasErrorsAt(String... pointers) {
		List<String> actual = this.actual.json()
			.path("errors")
			.valueStream()
			.map((error) -> error.path("pointer").stringValue())
			.toList();
		Assertions.assertThat(actual).as("errors of %s", this.actual).containsExactlyInAnyOrder(pointers);
		return this;
	}

	public RpcAnswerAssert hasJson(String json) {
		JsonNode expected = JsonMapper.shared().readTree(json);
		Assertions.assertThat(this.actual.json()).as("body of %s", this.actual).isEqualTo(expected);
		return this;
	}

	public RpcAnswerAssert hasMember(String name, String value) {
		Assertions.assertThat(member(name)).as("%s of %s", name, this.actual).isEqualTo(value);
		return this;
	}

	public RpcAnswerAssert hasExactlyMembers(String... names) {
		Assertions.assertThat(this.actual.json().propertyNames())
			.as("members of %s", this.actual)
			.containsExactlyInAnyOrder(names);
		return this;
	}

	/**
	 * No cache keeps the answer, whatever else filters say about caches.
	 * @return this assertion
	 */
	public RpcAnswerAssert isNotStored() {
		Assertions.assertThat(this.actual.header("Cache-Control"))
			.as("Cache-Control of %s", this.actual)
			.contains("no-store");
		return this;
	}

	private String member(String name) {
		return this.actual.json().path(name).asString();
	}

}
