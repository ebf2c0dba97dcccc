package org.asyncrpc.server.operation;

import java.math.BigDecimal;
import java.time.Month;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.EnumDeserializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.LogicalType;

import org.springframework.util.ClassUtils;

/**
 * Guards the deserializers of the JSON mapper that coerce whatever the configuration of
 * coercions says. Those that the application brings are its own affair.
 */
final class StrictScalars extends ValueDeserializerModifier {

	private static final long serialVersionUID = 1L;

	private static final Set<JsonToken> STRING = EnumSet.of(JsonToken.VALUE_STRING);

	private static final Set<JsonToken> NUMBER = EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);

	private static final Set<JsonToken> INTEGER = EnumSet.of(JsonToken.VALUE_NUMBER_INT);

	/**
	 * As much as the JSON mapper itself allows where it needs all digits. Arithmetic with
	 * larger ones takes all memory there is, wherever the application comes to do it.
	 */
	private static final int MAX_SCALE = 100_000;

	private final transient TemporalShapes temporals;

	StrictScalars(TemporalShapes temporals) {
		this.temporals = temporals;
	}

	@Override
	public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier description,
			ValueDeserializer<?> deserializer) {
		if (!isOfMapper(deserializer)) {
			return deserializer;
		}
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(description.getBeanClass());
		// Unguarded, collections read strings themselves and take a nested array for them
		if (type == String.class || deserializer instanceof FromStringDeserializer) {
			return guard(deserializer, STRING, (value) -> true);
		}
		if (deserializer.logicalType() == LogicalType.DateTime) {
			return new TemporalDeserializer(deserializer, this.temporals.of(type));
		}
		if (type == Double.class || type == Float.class) {
			return guard(deserializer, NUMBER, StrictScalars::isFinite);
		}
		if (type == BigDecimal.class) {
			return guard(deserializer, NUMBER, (value) -> Math.abs(((BigDecimal) value).scale()) <= MAX_SCALE);
		}
		return (type == Byte.class) ? new SignedByteDeserializer(deserializer) : deserializer;
	}

	@Override
	public ValueDeserializer<?> modifyArrayDeserializer(DeserializationConfig config, ArrayType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		Class<?> content = type.getContentType().getRawClass();
		if (!isOfMapper(deserializer)) {
			return deserializer;
		}
		if (content == byte.class) {
			return guard(deserializer, STRING, (value) -> true);
		}
		return (content == double.class || content == float.class) ? new FiniteArrayDeserializer(deserializer)
				: deserializer;
	}

	@Override
	public ValueDeserializer<?> modifyEnumDeserializer(DeserializationConfig config, JavaType type,
			BeanDescription.Supplier description, ValueDeserializer<?> deserializer) {
		if (!isOfMapper(deserializer)) {
			return deserializer;
		}
		if (type.hasRawClass(Month.class)) {
			return new TemporalDeserializer(deserializer, this.temporals.of(Month.class));
		}
		if (!(deserializer instanceof EnumDeserializer)) {
			return isMadeFromString(description.get()) ? guard(deserializer, STRING, (constant) -> true) : deserializer;
		}
		AnnotatedMember value = description.get().findJsonValueAccessor();
		boolean numeric = value != null
				&& Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(value.getRawType()));
		return guard(deserializer, numeric ? INTEGER : STRING, (constant) -> true);
	}

	private static boolean isMadeFromString(BeanDescription description) {
		return description.getFactoryMethodsWithMode()
			.stream()
			.filter((factory) -> factory.metadata != null && factory.metadata != JsonCreator.Mode.PROPERTIES)
			.anyMatch((factory) -> factory.annotated.getParameterCount() == 1
					&& CharSequence.class.isAssignableFrom(factory.annotated.getRawParameterType(0)));
	}

	private static boolean isOfMapper(ValueDeserializer<?> deserializer) {
		return deserializer.getClass().getName().startsWith("tools.jackson.databind.");
	}

	private static ValueDeserializer<?> guard(ValueDeserializer<?> deserializer, Set<JsonToken> tokens,
			Predicate<Object> valid) {
		return new GuardedDeserializer(deserializer, tokens, valid);
	}

	private static boolean isFinite(Object number) {
		return Double.isFinite(((Number) number).doubleValue());
	}

}
