package org.asyncrpc.test;

import java.util.Set;

import org.asyncrpc.AsyncRpcManager;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves managers, or those that the test names, of what the application's scan finds.
 */
class AsyncRpcManagerTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<AsyncRpcManagerTest> {

	private final Set<Class<?>> managers;

	AsyncRpcManagerTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.managers = Set.of(getAnnotation().getValue("managers", Class[].class).orElseGet(() -> new Class<?>[0]));
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return this.managers.isEmpty() ? Set.of(AsyncRpcManager.class) : Set.of();
	}

	@Override
	protected Set<Class<?>> getComponentIncludes() {
		return this.managers;
	}

}
