package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeBindings;
import tools.jackson.databind.type.TypeFactory;

import org.springframework.core.GenericTypeResolver;

/**
 * A type as it reads in the class that a manager is of.
 *
 * @param type the type, for people
 * @param javaType the same type, for the JSON mapper
 */
record ResolvedType(Type type, JavaType javaType) {

	/**
	 * Resolves the type of a method's parameter.
	 */
	static ResolvedType ofParameter(Method method, int index, Class<?> targetClass, TypeFactory types) {
		return resolve(method.getGenericParameterTypes()[index], method, targetClass, types);
	}

	/**
	 * Resolves a type that the declaration of a method mentions.
	 */
	static ResolvedType resolve(Type declared, Method method, Class<?> targetClass, TypeFactory types) {
		JavaType declaring = types.constructType(targetClass).findSuperType(method.getDeclaringClass());
		TypeBindings bindings = (declaring != null) ? declaring.getBindings() : TypeBindings.emptyBindings();
		return new ResolvedType(GenericTypeResolver.resolveType(declared, targetClass),
				types.resolveMemberType(declared, bindings));
	}

}
