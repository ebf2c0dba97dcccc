package org.asyncrpc.server.operation;

import java.lang.reflect.Proxy;

import org.asyncrpc.AsyncCallHandle;

/**
 * Makes handles that do nothing.
 */
final class TestHandle {

	private TestHandle() {
	}

	static AsyncCallHandle<?> create() {
		return (AsyncCallHandle<?>) Proxy.newProxyInstance(TestHandle.class.getClassLoader(),
				new Class<?>[] { AsyncCallHandle.class }, (proxy, method, arguments) -> null);
	}

}
