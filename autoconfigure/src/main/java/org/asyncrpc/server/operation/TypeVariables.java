package org.asyncrpc.server.operation;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;

import org.springframework.core.ResolvableType;

/**
 * Tells whether the variables that a type mentions are defined by a class. Resolving them
 * does not tell: what is not defined resolves to its bound.
 */
final class TypeVariables {

	private TypeVariables() {
	}

	static boolean areDefined(Type type, Class<?> target) {
		if (type instanceof TypeVariable<?> variable) {
			return isDefined(variable, target);
		}
		if (type instanceof GenericArrayType array) {
			return areDefined(array.getGenericComponentType(), target);
		}
		if (type instanceof ParameterizedType parameterized) {
			return areAllDefined(parameterized.getActualTypeArguments(), target);
		}
		return !(type instanceof WildcardType wildcard) || areAllDefined(wildcard.getUpperBounds(), target);
	}

	private static boolean areAllDefined(Type[] types, Class<?> target) {
		return Arrays.stream(types).allMatch((type) -> areDefined(type, target));
	}

	private static boolean isDefined(TypeVariable<?> variable, Class<?> target) {
		if (!(variable.getGenericDeclaration() instanceof Class<?> owner) || owner == target) {
			return false;
		}
		int index = Arrays.asList(owner.getTypeParameters()).indexOf(variable);
		Type argument = ResolvableType.forClass(target).as(owner).getGeneric(index).getType();
		// A super-type that is used raw has its own variables as arguments
		return !argument.equals(variable) && areDefined(argument, target);
	}

}
