package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.core.ParameterNameDiscoverer;

/**
 * The arguments of one operation.
 */
final class ArgumentSlots {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final Map<Class<?>, Object> EMPTY = Map.of(Optional.class, Optional.empty(), OptionalInt.class,
			OptionalInt.empty(), OptionalLong.class, OptionalLong.empty(), OptionalDouble.class,
			OptionalDouble.empty());

	private final List<ArgumentSlot> slots;

	private final Map<String, ArgumentSlot> byName = new HashMap<>();

	private final @Nullable Object[] absent;

	private final int required;

	private ArgumentSlots(List<ArgumentSlot> slots) {
		this.slots = List.copyOf(slots);
		this.absent = new @Nullable Object[slots.size() + 1];
		for (ArgumentSlot slot : slots) {
			this.byName.put(slot.name(), slot);
			this.absent[slot.index()] = slot.absent();
		}
		this.required = (int) slots.stream().filter(ArgumentSlot::required).count();
	}

	static ArgumentSlots of(ManagerBean bean, Method method, StrictJson json) {
		List<ArgumentSlot> slots = new ArrayList<>();
		if (method.getParameterCount() > 1) {
			@Nullable String @Nullable [] names = NAMES.getParameterNames(method);
			for (int index = 1; index < method.getParameterCount(); index++) {
				String name = (names != null) ? names[index] : null;
				if (name == null) {
					throw ManagerProblem.noParameterNames(bean, method).asException();
				}
				slots.add(slot(bean, method, index, name, json));
			}
		}
		return new ArgumentSlots(slots);
	}

	private static ArgumentSlot slot(ManagerBean bean, Method method, int index, String name, StrictJson json) {
		ResolvedType type = ResolvedType.ofParameter(method, index, bean.targetClass(), json.types());
		JavaType javaType = type.javaType();
		Object empty = EMPTY.get(javaType.getRawClass());
		boolean nullable = !javaType.isPrimitive()
				&& Nullness.forMethodParameter(new MethodParameter(method, index)) == Nullness.NULLABLE;
		Argument argument = new Argument(name, type.type(), empty == null && !nullable);
		return new ArgumentSlot(index, argument, javaType, empty, json.readerFor(javaType));
	}

	List<ArgumentSlot> all() {
		return this.slots;
	}

	@Nullable ArgumentSlot find(String name) {
		return this.byName.get(name);
	}

	// For the method's parameters, with what absent arguments stand for
	@Nullable Object[] newArray() {
		return this.absent.clone();
	}

	int requiredCount() {
		return this.required;
	}

}
