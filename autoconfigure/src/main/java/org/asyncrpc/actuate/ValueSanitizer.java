package org.asyncrpc.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides values, or shows what the application's sanitizing functions leave of them. They
 * see each member of a JSON value, with its path as the key: {@code reply.card.number}.
 */
final class ValueSanitizer {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final Sanitizer sanitizer;

	ValueSanitizer(List<SanitizingFunction> functions) {
		this.sanitizer = new Sanitizer(functions);
	}

	@Nullable Object sanitize(String key, @Nullable Object value, boolean show) {
		return this.sanitizer.sanitize(new SanitizableData(null, key, value), show);
	}

	@Nullable Object sanitizeJson(String key, byte @Nullable [] json, boolean show) {
		if (json == null) {
			return null;
		}
		return show ? sanitizeMembers(key, JSON.readValue(json, Object.class)) : SanitizableData.SANITIZED_VALUE;
	}

	private @Nullable Object sanitizeMembers(String key, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> sanitized = new LinkedHashMap<>();
			map.forEach((name, member) -> sanitized.put((String) name, sanitizeMembers(key + "." + name, member)));
			return sanitized;
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> sanitized = new ArrayList<>();
			list.forEach((element) -> sanitized.add(sanitizeMembers(key + "[" + sanitized.size() + "]", element)));
			return sanitized;
		}
		return sanitize(key, value, true);
	}

}
