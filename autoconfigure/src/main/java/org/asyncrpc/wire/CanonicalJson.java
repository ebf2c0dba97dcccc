package org.asyncrpc.wire;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether two JSON texts are the same value: members in any order, numbers and
 * strings however they are written. The form is that of RFC 8785 (JCS) but for numbers,
 * which keep all their digits: RFC 8785 would take two integers beyond 2^53 for the same.
 */
public final class CanonicalJson {

	/**
	 * The depth to which a text may be nested.
	 */
	public static final int MAX_DEPTH = 1000;

	/** Whoever bound the text has had limits of its own for all but the depth. */
	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxNumberLength(Integer.MAX_VALUE)
				.maxStringLength(Integer.MAX_VALUE)
				.maxNameLength(Integer.MAX_VALUE)
				.build())
			.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.build())
		.build();

	private static final ObjectReader READER = MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private CanonicalJson() {
	}

	/**
	 * A hash that is equal for equal values, and for others practically never.
	 * @param json the JSON text in UTF-8; an empty one means an empty object
	 * @return the SHA-256 hash in Base64; of texts that are no JSON, equal for equal
	 * texts
	 */
	public static String fingerprint(byte[] json) {
		return fingerprint(json, 0, json.length);
	}

	/**
	 * A hash that is equal for equal values, and for others practically never.
	 * @param json an array with the JSON text in UTF-8; an empty one means an empty
	 * object
	 * @param offset where the text starts
	 * @param length the length of the text
	 * @return the SHA-256 hash in Base64; of texts that are no JSON, equal for equal
	 * texts
	 */
	public static String fingerprint(byte[] json, int offset, int length) {
		byte[] plain = PlainJson.canonical(json, offset, length);
		byte[] hash = sha256().digest((plain != null) ? plain : canonicalOrSame(json, offset, length));
		return Base64.getEncoder().withoutPadding().encodeToString(hash);
	}

	// What could be bound has a fingerprint: with numbers that nobody can compute with,
	// and with what is tolerated in some places, such as control characters in Base64
	private static byte[] canonicalOrSame(byte[] json, int offset, int length) {
		try {
			return canonical(json, offset, length);
		}
		catch (ArithmeticException | NumberFormatException | JacksonException ex) {
			return Arrays.copyOfRange(json, offset, offset + length);
		}
	}

	/**
	 * The canonical form of any value.
	 * @param json an array with the JSON text in UTF-8
	 * @param offset where the text starts
	 * @param length the length of the text
	 * @return its characters in UTF-16
	 */
	static byte[] canonical(byte[] json, int offset, int length) {
		JsonNode value = READER.readTree(json, offset, length);
		StringWriter canonical = new StringWriter(length);
		try (JsonGenerator generator = MAPPER.createGenerator(canonical)) {
			if (value.isMissingNode()) {
				generator.writeStartObject();
				generator.writeEndObject();
			}
			else {
				write(value, generator);
			}
		}
		return chars(canonical.getBuffer());
	}

	// Char by char: an encoder would replace the lone surrogates that JSON can escape.
	private static byte[] chars(CharSequence text) {
		ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
		text.chars().forEach((each) -> bytes.putChar((char) each));
		return bytes.array();
	}

	private static void write(JsonNode value, JsonGenerator generator) {
		switch (value.getNodeType()) {
			case OBJECT -> writeObject(value, generator);
			case ARRAY -> {
				generator.writeStartArray();
				value.forEach((element) -> write(element, generator));
				generator.writeEndArray();
			}
			case STRING -> generator.writeString(value.asString());
			case NUMBER -> writeNumber(value.decimalValue(), generator);
			case BOOLEAN -> generator.writeBoolean(value.asBoolean());
			default -> generator.writeNull();
		}
	}

	private static void writeObject(JsonNode value, JsonGenerator generator) {
		Map<String, JsonNode> members = new TreeMap<>();
		value.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
		generator.writeStartObject();
		members.forEach((name, member) -> {
			generator.writeName(name);
			write(member, generator);
		});
		generator.writeEndObject();
	}

	private static void writeNumber(BigDecimal number, JsonGenerator generator) {
		// The scientific form: a huge exponent must not become as many digits
		generator.writeNumber(number.stripTrailingZeros().toString());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
