package org.asyncrpc.server.operation;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.type.TypeFactory;

/**
 * The application's JSON mapper, without its leniency: one JSON type is never taken for
 * another, and the text is JSON as RFC 8259 has it, in UTF-8, without duplicate members.
 */
final class StrictJson {

	private final JsonMapper mapper;

	private final JsonFactory factory;

	private final JsonFactory duplicatesFactory;

	StrictJson(JsonMapper applicationMapper, ArgumentLimits limits) {
		this.mapper = strict(applicationMapper);
		this.factory = strict(applicationMapper.tokenStreamFactory(), limits);
		this.duplicatesFactory = this.factory.rebuild()
			.disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			// To find out what a parser stopped at after it was closed
			.disable(StreamReadFeature.CLEAR_CURRENT_TOKEN_ON_CLOSE)
			.build();
	}

	private static JsonFactory strict(JsonFactory factory, ArgumentLimits limits) {
		return factory.rebuild()
			.streamReadConstraints(limits.applyTo(factory.streamReadConstraints()))
			.disable(JsonFactory.Feature.CHARSET_DETECTION)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.values())
			.build();
	}

	private static JsonMapper strict(JsonMapper mapper) {
		JsonMapper.Builder builder = mapper.rebuild()
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
			.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
					DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT,
					DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
					DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS, DeserializationFeature.UNWRAP_ROOT_VALUE,
					// An argument is always followed by the rest of the body
					DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
		refuseCoercions(builder);
		StrictScalars scalars = new StrictScalars(new TemporalShapes(mapper));
		return builder.addModule(new SimpleModule("asyncrpc").setDeserializerModifier(scalars)).build();
	}

	private static void refuseCoercions(MapperBuilder<?, ?> builder) {
		for (LogicalType type : LogicalType.values()) {
			builder.withCoercionConfig(type, (config) -> {
				config.setAcceptBlankAsEmpty(false);
				config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
				config.setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
			});
		}
		// What these write as an empty string
		for (Class<?> type : List.of(URI.class, Locale.class, StringBuilder.class, StringBuffer.class)) {
			builder.withCoercionConfig(type,
					(config) -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert));
		}
		refuse(builder, LogicalType.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean,
				CoercionInputShape.String);
		refuse(builder, LogicalType.Float, CoercionInputShape.Boolean, CoercionInputShape.String);
		refuse(builder, LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float,
				CoercionInputShape.String);
		refuse(builder, LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float,
				CoercionInputShape.Boolean);
		refuse(builder, LogicalType.Enum, CoercionInputShape.Integer, CoercionInputShape.Float,
				CoercionInputShape.Boolean);
	}

	private static void refuse(MapperBuilder<?, ?> builder, LogicalType type, CoercionInputShape... shapes) {
		builder.withCoercionConfig(type, (config) -> {
			for (CoercionInputShape shape : shapes) {
				config.setCoercion(shape, CoercionAction.Fail);
			}
		});
	}

	TypeFactory types() {
		return this.mapper.getTypeFactory();
	}

	JsonMapper mapper() {
		return this.mapper;
	}

	ObjectReader readerFor(JavaType type) {
		return this.mapper.readerFor(type);
	}

	JsonParser parser(byte[] json, int offset, int length) {
		return this.factory.createParser(ObjectReadContext.empty(), json, offset, length);
	}

	JsonParser duplicatesParser(byte[] json) {
		return this.duplicatesFactory.createParser(ObjectReadContext.empty(), json);
	}

	boolean isTooDeep(JsonParser parser) {
		return parser.streamReadContext().getNestingDepth() > this.factory.streamReadConstraints().getMaxNestingDepth();
	}

	boolean isTooMuch(JsonParser parser) {
		return parser.currentTokenCount() > this.factory.streamReadConstraints().getMaxTokenCount();
	}

}
