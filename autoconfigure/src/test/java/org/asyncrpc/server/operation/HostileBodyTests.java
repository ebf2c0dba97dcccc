package org.asyncrpc.server.operation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSetter;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for bodies that no honest client sends.
 */
class HostileBodyTests {

	private final OperationTester echo = OperationTester.of(new EchoManager(),
			JsonMapper.builder()
				.enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
						JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_TRAILING_COMMA,
						JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES)
				.build());

	@ParameterizedTest
	@ValueSource(strings = { "{", "}", "{\"text\"}", "{\"text\":}", "{\"text\": \"x}", "{\"text\": \"x\"", "{} {}",
			"{}x", "{\"text\": \"x\",}", "{text: \"x\"}", "{'text': 'x'}", "{/**/}", "{\"any\": NaN}",
			"{\"any\": Infinity}", "{\"any\": 01}", "{\"any\": .5}", "{\"any\": 1.}", "{\"any\": +1}",
			"{\"any\": \"\\x\"}", "{\"any\": \"\t\"}", "{\"text\": 7 8}", "[", "nul", "\u0000", "{\"any\": tru}" })
	void whatIsNoJson(String body) {
		assertThat(this.echo.errors(body)).isEqualTo(Map.of("", "is not valid JSON"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "80", "C0AF", "C1BF", "E08080", "E09FBF", "EDA080", "EDBFBF", "F0808080", "F08FBFBF",
			"F4908080", "F5808080", "FF", "FE", "C2", "E282", "F09F98", "C228", "E28228" })
	void whatIsNoUtf8(String hex) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes("{\"text\": \"padding ".getBytes(StandardCharsets.UTF_8));
		body.writeBytes(HexFormat.of().parseHex(hex));
		assertThat(this.echo.errors(body.toByteArray())).isEqualTo(Map.of("", "is not Unicode text in UTF-8"));
		body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
		assertThat(this.echo.errors(body.toByteArray())).isEqualTo(Map.of("", "is not Unicode text in UTF-8"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\ud800", "\\udc00", "\\ud800x", "\\ud800\\u0041", "\\uDBFF\\uDBFF", "\\udc00\\ud800",
			"padding\\\\\\ud800" })
	void unpairedSurrogates(String text) {
		assertThat(this.echo.errors("{\"text\": \"" + text + "\"}"))
			.isEqualTo(Map.of("", "is not Unicode text in UTF-8"));
	}

	@Test
	void allOfUnicode() {
		String text = "\u0000 \u007f \u0080 \u07ff \u0800 \ud7ff \ue000 \uffff \ud800\udc00 \udbff\udfff";
		assertThat(this.echo.bind("{\"text\": \"" + text.replace("\u0000", "\\u0000") + "\"}")).contains(text);
		assertThat(this.echo.bind("{\"text\": \"\\ud83D\\uDe00 \\\\ud800 \\\" \\u00e9\"}"))
			.contains("\ud83d\ude00 \\ud800 \" \u00e9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE" })
	void otherEncodings(String charset) {
		byte[] body = "{\"text\": \"x\"}".getBytes(Charset.forName(charset));
		assertThat(this.echo.errors(body)).containsOnlyKeys("");
	}

	@Test
	void byteOrderMark() {
		assertThat(this.echo.errors("\ufeff{\"text\": \"x\"}")).isEqualTo(Map.of("", "is not valid JSON"));
	}

	@Test
	void deepNesting() {
		String deep = "[".repeat(1_000_000);
		assertThat(this.echo.errors("{\"any\": " + deep)).isEqualTo(Map.of("", "is nested too deeply"));
		assertThat(this.echo.errors(deep)).isEqualTo(Map.of("", "is nested too deeply"));
		assertThat(this.echo.errors("{\"a\":".repeat(1_000_000))).isEqualTo(Map.of("", "is nested too deeply"));
		assertThat(this.echo.errors("{\"tree\": " + "{\"tree\":".repeat(1_000_000)))
			.isEqualTo(Map.of("", "is nested too deeply"));
	}

	@Test
	void longNumbers() {
		String digits = "1".repeat(1_000_000);
		for (String number : List.of(digits, "-" + digits, "0." + digits, digits + "e1", "1e" + digits)) {
			assertThat(this.echo.errors("{\"number\": " + number + "}")).containsOnlyKeys("/number");
			assertThat(this.echo.errors("{\"any\": [0, " + number + "]}")).containsOnlyKeys("/any/1");
			assertThat(this.echo.errors("{\"other\": " + number + "}")).containsOnlyKeys("/other");
		}
	}

	@Test
	void longNames() {
		String name = "n".repeat(100_000);
		assertThat(this.echo.errors("{\"" + name + "\": 1}")).hasSize(1).containsValue("is too long");
	}

	@Test
	@Timeout(10)
	void manyErrorsInALargeBody() {
		StringBuilder body = new StringBuilder("{\"lines\": [");
		for (int i = 0; i < 200_000; i++) {
			body.append("{\"quantity\": \"x\"},");
		}
		body.append("{}]}");
		byte[] json = body.toString().getBytes(StandardCharsets.UTF_8);
		assertThat(this.echo.errors(json)).isNotEmpty();
	}

	@Test
	void errorsOfTheApplicationsOwnCode() {
		assertThat(this.echo.errors("{\"thrower\": {\"value\": \"x\"}}"))
			.isEqualTo(Map.of("/thrower/value", "is not valid"));
		assertThat(this.echo.errors("{\"thrower\": {\"value\": \"x\"}, \"number\": \"x\"}"))
			.isEqualTo(Map.of("/thrower/value", "is not valid", "/number", "must be an integer"));
	}

	@Test
	void keepsTheCauseForTheLog() {
		assertThatExceptionOfType(InvalidArgumentsException.class)
			.isThrownBy(() -> this.echo.bind("{\"thrower\": {\"value\": \"x\"}}".getBytes(StandardCharsets.UTF_8)))
			.withMessage("The arguments of 'echo/echo' are invalid")
			.withRootCauseInstanceOf(IllegalStateException.class);
	}

	@AsyncRpcManager
	static class EchoManager {

		void echo(AsyncCallHandle<Object> call, @Nullable String text, @Nullable Integer number, @Nullable Object any,
				@Nullable JsonNode node, @Nullable Tree tree, @Nullable Thrower thrower, @Nullable List<Line> lines) {
		}

	}

	record Tree(@Nullable Tree tree) {
	}

	record Line(int quantity) {
	}

	static class Thrower {

		@JsonSetter
		void setValue(String value) {
			throw new IllegalStateException("secret");
		}

	}

}
