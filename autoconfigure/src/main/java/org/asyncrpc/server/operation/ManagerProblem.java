package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What keeps a manager from being called, and what to change.
 *
 * @param description what is wrong, with the bean, the class and the method
 * @param action what to change
 */
record ManagerProblem(String description, String action) {

	InvalidManagerException asException() {
		return new InvalidManagerException(this);
	}

	static ManagerProblem sameManagerName(ManagerBean first, ManagerBean second) {
		return new ManagerProblem(
				"The managers %s and %s have the same name, '%s'.".formatted(describe(first), describe(second),
						first.name()),
				"Give one of them another name, with @AsyncRpcManager(\"...\"), or remove one of the beans.");
	}

	static ManagerProblem sameOperationName(ManagerBean bean, Method first, Method second) {
		return new ManagerProblem(
				"The manager %s has two operations of the same name, '%s': %s and %s.".formatted(describe(bean),
						first.getName(), signature(first), signature(second)),
				"An operation is named after its method, so overloads cannot be told apart. Rename one of the "
						+ "methods, or exclude one with @AsyncRpcIgnore.");
	}

	static ManagerProblem returnsValue(ManagerBean bean, Method method) {
		return new ManagerProblem(
				"The operation %s of the manager %s returns %s, but an operation returns nothing."
					.formatted(signature(method), describe(bean), method.getReturnType().getSimpleName()),
				"Make the method return void and send the reply with the handle, its first parameter: "
						+ "call.complete(reply), or call.completeFrom(stage) for a CompletionStage. If the method is "
						+ "no operation, exclude it with @AsyncRpcIgnore.");
	}

	static ManagerProblem noOperation(ManagerBean bean, boolean hasPrivate) {
		String hint = hasPrivate ? " Its private methods that take an AsyncCallHandle are not operations." : "";
		return new ManagerProblem("The manager %s has no operation.%s".formatted(describe(bean), hint),
				"Add an instance method that is not private, returns void and whose first parameter is an "
						+ "AsyncCallHandle, or remove @AsyncRpcManager.");
	}

	static ManagerProblem unresolvedReplyType(ManagerBean bean, Method method, Type type) {
		return new ManagerProblem(
				"The reply type of the operation %s of the manager %s cannot be resolved from %s."
					.formatted(signature(method), describe(bean), type.getTypeName()),
				"Declare the handle with a concrete reply type, such as AsyncCallHandle<Receipt>, or "
						+ "AsyncCallHandle<Void> if there is no reply. A type variable of a super-type must be "
						+ "defined by the class of the manager.");
	}

	static ManagerProblem noParameterNames(ManagerBean bean, Method method) {
		return new ManagerProblem(
				"The arguments of the operation %s of the manager %s have no names, because %s was compiled without "
					.formatted(signature(method), describe(bean), method.getDeclaringClass().getName())
						+ "parameter names.",
				"Compile the class with the option -parameters (Maven: <maven.compiler.parameters>true"
						+ "</maven.compiler.parameters>, Kotlin: -java-parameters). The Spring Boot plugins for Maven "
						+ "and Gradle do so; an IDE may need the same setting.");
	}

	static ManagerProblem finalMethod(ManagerBean bean, Method method) {
		return new ManagerProblem(
				"The operation %s of the manager %s is final, but the bean is a class-based proxy, which cannot "
					.formatted(signature(method), describe(bean)) + "override it.",
				"Remove 'final' from the method (Kotlin: declare it 'open', or use the kotlin-spring compiler plugin), "
						+ "or let the manager implement an interface and be proxied by it.");
	}

	static ManagerProblem invisibleMethod(ManagerBean bean, Method method) {
		return new ManagerProblem(
				"The operation %s of the manager %s is not visible to the bean's class-based proxy, which was loaded "
					.formatted(signature(method), describe(bean)) + "elsewhere and cannot override it.",
				"Make the method public or protected.");
	}

	static ManagerProblem methodNotInInterface(ManagerBean bean, Method method) {
		return new ManagerProblem(
				"The operation %s of the manager %s cannot be reached: the bean is a JDK proxy, and none of its "
					.formatted(signature(method), describe(bean)) + "interfaces declares the method.",
				"Declare the method in an interface that the manager implements, or have the bean proxied by class, "
						+ "with spring.aop.proxy-target-class=true or proxyTargetClass=true on the annotation that "
						+ "asks for the proxy.");
	}

	static ManagerProblem invalidTimeout(ManagerBean bean, Method method, String timeout) {
		return new ManagerProblem(
				"The operation %s of the manager %s has a timeout that is no duration greater than zero, '%s'."
					.formatted(signature(method), describe(bean), timeout),
				"Give it one such as \"30s\", \"2h\" or \"PT10M\", with @AsyncRpcOperation(timeout = \"...\").");
	}

	static ManagerProblem reservedName(ManagerBean bean) {
		return new ManagerProblem("The manager %s has a reserved name, '%s'.".formatted(describe(bean), bean.name()),
				"Give it another name, with @AsyncRpcManager(\"...\"). The names 'calls' and 'bindings' belong to the "
						+ "protocol.");
	}

	static ManagerProblem invalidName(ManagerBean bean) {
		return new ManagerProblem(
				"The manager %s has a name that cannot be part of a URL, '%s'.".formatted(describe(bean), bean.name()),
				"Give it a name of letters (A to Z), digits, '-', '_', '.' and '~', with @AsyncRpcManager(\"...\").");
	}

	private static String describe(ManagerBean bean) {
		return "'%s' (%s)".formatted(bean.beanName(), bean.targetClass().getName());
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

}
