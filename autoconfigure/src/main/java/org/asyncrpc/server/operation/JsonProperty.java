package org.asyncrpc.server.operation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * A property of a class, as it is called in JSON.
 *
 * @param name the name of the member
 * @param type the type, if it is known
 */
record JsonProperty(String name, @Nullable JavaType type) {

	static JsonProperty find(@Nullable JavaType owner, String javaName, JsonMapper mapper) {
		if (owner != null) {
			for (BeanPropertyDefinition property : introspect(owner, mapper).findProperties()) {
				if (property.getInternalName().equals(javaName)) {
					return new JsonProperty(property.getName(), property.getPrimaryType());
				}
			}
		}
		return new JsonProperty(javaName, null);
	}

	private static BeanDescription introspect(JavaType owner, JsonMapper mapper) {
		DeserializationConfig config = mapper.deserializationConfig();
		ClassIntrospector introspector = config.classIntrospectorInstance().forOperation(config);
		return introspector.introspectForDeserialization(owner, introspector.introspectClassAnnotations(owner));
	}

}
