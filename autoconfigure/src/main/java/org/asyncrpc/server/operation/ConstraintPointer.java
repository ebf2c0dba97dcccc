package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Translates the path of a constraint violation, which is in terms of Java, into a
 * pointer into the body, which is in terms of JSON.
 */
final class ConstraintPointer {

	private final ArgumentSlots slots;

	private final StrictJson json;

	ConstraintPointer(ArgumentSlots slots, StrictJson json) {
		this.slots = slots;
		this.json = json;
	}

	// The handle is not there before the call is
	boolean isOfHandle(Path path) {
		for (Path.Node node : path) {
			if (node.getKind() == ElementKind.PARAMETER) {
				return node.as(Path.ParameterNode.class).getParameterIndex() == 0;
			}
		}
		return false;
	}

	String of(Path path) {
		List<String> segments = new ArrayList<>();
		JavaType type = null;
		for (Path.Node node : path) {
			if (node.getKind() == ElementKind.PARAMETER) {
				ArgumentSlot slot = this.slots.all().get(node.as(Path.ParameterNode.class).getParameterIndex() - 1);
				segments.add(slot.name());
				type = slot.type();
			}
			else if (node.getKind() != ElementKind.METHOD) {
				type = add(node, type, segments);
			}
		}
		return JsonPath.pointer(segments);
	}

	private @Nullable JavaType add(Path.Node node, @Nullable JavaType type, List<String> segments) {
		JavaType current = type;
		if (node.isInIterable()) {
			Object key = (node.getKey() != null) ? node.getKey() : node.getIndex();
			if (key != null) {
				segments.add(key.toString());
			}
			current = content(current);
		}
		if (node.getKind() != ElementKind.PROPERTY) {
			return current;
		}
		JavaType owner = (current != null && current.isReferenceType()) ? content(current) : current;
		JsonProperty property = JsonProperty.find(owner, node.getName(), this.json.mapper());
		segments.add(property.name());
		return property.type();
	}

	private static @Nullable JavaType content(@Nullable JavaType type) {
		return (type != null) ? type.getContentType() : null;
	}

}
