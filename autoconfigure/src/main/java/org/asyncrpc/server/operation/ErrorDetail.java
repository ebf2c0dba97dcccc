package org.asyncrpc.server.operation;

import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

import org.springframework.util.ClassUtils;

/**
 * Says what is wrong with a value, without giving away how the server is made.
 */
final class ErrorDetail {

	private static final String NOT_VALID = "is not valid";

	private static final Set<String> INTEGERS = Set.of("java.lang.Byte", "java.lang.Short", "java.lang.Integer",
			"java.lang.Long", "java.math.BigInteger", "java.util.concurrent.atomic.AtomicInteger",
			"java.util.concurrent.atomic.AtomicLong", "java.util.OptionalInt", "java.util.OptionalLong");

	private static final Set<String> NUMBERS = Set.of("java.lang.Float", "java.lang.Double", "java.math.BigDecimal",
			"java.lang.Number", "java.util.OptionalDouble");

	private static final Set<String> STRINGS = Set.of("java.lang.Character", "java.net.URI", "java.net.URL",
			"java.nio.charset.Charset", "java.nio.file.Path", "java.time.ZoneId", "java.time.ZoneOffset",
			"java.util.Currency", "java.util.Locale", "java.util.TimeZone", "java.util.UUID",
			"java.util.regex.Pattern");

	private ErrorDetail() {
	}

	static String of(JacksonException ex, @Nullable Class<?> type, @Nullable JsonToken token, StrictJson json) {
		if (ex instanceof PropertyBindingException) {
			return "is not known";
		}
		if (token == null) {
			return "is required";
		}
		if (ex instanceof StreamConstraintsException) {
			return "is too long";
		}
		if (ex instanceof InvalidTypeIdException) {
			return "is of no known type";
		}
		if (type == null || ex instanceof ValueInstantiationException) {
			return NOT_VALID;
		}
		return of(ClassUtils.resolvePrimitiveIfNecessary(type), token, json);
	}

	private static String of(Class<?> type, JsonToken token, StrictJson json) {
		if (type.isEnum()) {
			return ofEnum(type, json);
		}
		if (token == JsonToken.VALUE_NULL) {
			return "must not be null";
		}
		if (INTEGERS.contains(type.getName())) {
			return (token == JsonToken.VALUE_NUMBER_INT) ? "is out of range" : "must be an integer";
		}
		if (NUMBERS.contains(type.getName())) {
			return token.isNumeric() ? "is out of range" : "must be a number";
		}
		if (type == Boolean.class || type == AtomicBoolean.class) {
			return "must be true or false";
		}
		return (token == JsonToken.VALUE_STRING) ? ofString(type, json) : ofShape(type, json);
	}

	private static String ofEnum(Class<?> type, StrictJson json) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> json.mapper().valueToTree(constant).asString())
			.collect(Collectors.joining(", ", "must be one of ", ""));
	}

	private static String ofString(Class<?> type, StrictJson json) {
		if (type == Character.class) {
			return "must be a single character";
		}
		return isWrittenAsString(type) ? "has the wrong format" : ofShape(type, json);
	}

	private static String ofShape(Class<?> type, StrictJson json) {
		if (isWrittenAsString(type)) {
			return "must be a string";
		}
		JavaType javaType = json.types().constructType(type);
		if (javaType.isArrayType() || javaType.isCollectionLikeType()) {
			return "must be an array";
		}
		return (javaType.isMapLikeType() || !type.getName().startsWith("java.")) ? "must be an object" : NOT_VALID;
	}

	private static boolean isWrittenAsString(Class<?> type) {
		return CharSequence.class.isAssignableFrom(type) || TemporalAccessor.class.isAssignableFrom(type)
				|| TemporalAmount.class.isAssignableFrom(type) || Date.class.isAssignableFrom(type)
				|| type == byte[].class || STRINGS.contains(type.getName());
	}

}
