package org.asyncrpc.test;

import java.util.Set;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves the components that the test names, of what the application's scan finds. The
 * clients themselves are found in another way.
 */
class AsyncRpcClientTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<AsyncRpcClientTest> {

	private final Set<Class<?>> components;

	AsyncRpcClientTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.components = Set
			.of(getAnnotation().getValue("components", Class[].class).orElseGet(() -> new Class<?>[0]));
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.components;
	}

}
