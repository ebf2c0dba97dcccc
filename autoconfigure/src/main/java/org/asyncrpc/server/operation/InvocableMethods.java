package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the method that reaches a manager's own method through its bean.
 */
final class InvocableMethods {

	private InvocableMethods() {
	}

	static Method find(ManagerBean bean, Method target, Object instance) {
		Class<?> type = instance.getClass();
		if (Proxy.isProxyClass(type)) {
			return findInInterfaces(bean, target, type);
		}
		if (AopUtils.isCglibProxy(instance) && !isOverridden(target, type)) {
			throw Modifier.isFinal(target.getModifiers()) ? ManagerProblem.finalMethod(bean, target).asException()
					: ManagerProblem.invisibleMethod(bean, target).asException();
		}
		return target;
	}

	private static Method findInInterfaces(ManagerBean bean, Method target, Class<?> proxyClass) {
		for (Class<?> type : ClassUtils.getAllInterfacesForClass(proxyClass)) {
			for (Method candidate : type.getMethods()) {
				if (isImplementedBy(candidate, target, bean.targetClass())) {
					return candidate;
				}
			}
		}
		throw ManagerProblem.methodNotInInterface(bean, target).asException();
	}

	// The parameters of a generic interface are erased, so comparing types isn't enough
	private static boolean isImplementedBy(Method candidate, Method target, Class<?> targetClass) {
		if (!candidate.getName().equals(target.getName())
				|| candidate.getParameterCount() != target.getParameterCount()) {
			return false;
		}
		Method specific = ClassUtils.getMostSpecificMethod(candidate, targetClass);
		return candidate.equals(target) || BridgeMethodResolver.findBridgedMethod(specific).equals(target);
	}

	private static boolean isOverridden(Method target, Class<?> proxyClass) {
		Class<?> type = proxyClass;
		while (type != null && type != target.getDeclaringClass()) {
			if (declares(type, target)) {
				return true;
			}
			type = type.getSuperclass();
		}
		// A default method that the proxied class inherits is found as the interface's
		return type == null && declaresInherited(proxyClass, target);
	}

	private static boolean declares(Class<?> type, Method target) {
		return findDeclared(type, target) != null;
	}

	private static boolean declaresInherited(Class<?> type, Method target) {
		return ReflectionUtils.findMethod(type, target.getName(), target.getParameterTypes()) != null;
	}

	private static @Nullable Method findDeclared(Class<?> type, Method target) {
		try {
			return type.getDeclaredMethod(target.getName(), target.getParameterTypes());
		}
		catch (NoSuchMethodException ex) {
			return null;
		}
	}

}
