package org.asyncrpc.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is behind a client's interface.
 */
final class ClientProxy implements InvocationHandler {

	private final ClientDefinition definition;

	private final RpcClient client;

	private final Map<Method, ClientOperation<?>> operations;

	private ClientProxy(ClientDefinition definition, RpcClient client, Map<Method, ClientOperation<?>> operations) {
		this.definition = definition;
		this.client = client;
		this.operations = operations;
	}

	static Object create(ClientDefinition definition, RpcClient client, Map<Method, ClientOperation<?>> operations) {
		Class<?> type = definition.type();
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				new ClientProxy(definition, client, operations));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		ClientOperation<?> operation = this.operations.get(method);
		if (operation != null) {
			return invoke(operation, arguments);
		}
		if (method.isDefault()) {
			return InvocationHandler.invokeDefault(proxy, method, arguments);
		}
		return switch (method.getName()) {
			case "equals" -> arguments != null && proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "%s (client '%s' of %s)".formatted(this.definition.type().getName(), this.definition.name(),
					this.client.settings().url());
		};
	}

	private @Nullable Object invoke(ClientOperation<?> operation, @Nullable Object @Nullable [] arguments) {
		ClientCall<?> call = this.client.call(operation, arguments);
		return switch (operation.returns()) {
			case CALL -> call;
			case FUTURE -> call.future();
			case REPLY -> call.await();
		};
	}

}
