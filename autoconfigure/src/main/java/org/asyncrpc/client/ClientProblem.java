package org.asyncrpc.client;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What keeps an interface from being a client, and what to change.
 *
 * @param description what is wrong, with the interface and the method
 * @param action what to change
 */
record ClientProblem(String description, String action) {

	InvalidClientException asException() {
		return new InvalidClientException(this);
	}

	static ClientProblem noInterface(Class<?> type) {
		return new ClientProblem("%s is annotated with @AsyncRpcClient, but is no interface.".formatted(type.getName()),
				"Make it an interface; the implementation is made for you.");
	}

	static ClientProblem notAnnotated(Class<?> type) {
		return new ClientProblem(
				"%s is named in @ImportAsyncRpcClients, but is not annotated with @AsyncRpcClient."
					.formatted(type.getName()),
				"Annotate the interface with @AsyncRpcClient(\"...\"), or remove it from @ImportAsyncRpcClients.");
	}

	static ClientProblem noUrl(ClientDefinition client) {
		return new ClientProblem(
				"The client '%s' (%s) does not know where its server is.".formatted(client.name(),
						client.type().getName()),
				"Set the property asyncrpc.client.%s.url, or asyncrpc.client.defaults.url if all clients have the same "
					.formatted(client.name()) + "server, to something like https://orders.example.com.");
	}

	static ClientProblem invalidUrl(String client, String url) {
		return new ClientProblem("The URL of the client '%s', '%s', is none of http or https.".formatted(client, url),
				"Give the property asyncrpc.client.%s.url an absolute URL without query, such as ".formatted(client)
						+ "https://orders.example.com.");
	}

	static ClientProblem invalidName(ClientDefinition client) {
		return new ClientProblem(
				"The client %s calls a manager whose name cannot be one, '%s'.".formatted(client.type().getName(),
						client.manager()),
				"Give it the name of a manager, with @AsyncRpcClient(\"...\"): letters (A to Z), digits, '-', '_', '.' "
						+ "and '~', and neither 'calls' nor 'bindings', which belong to the protocol.");
	}

	static ClientProblem reservedName(ClientDefinition client) {
		return new ClientProblem(
				"The client %s is named 'defaults', under which the settings of all clients are."
					.formatted(client.type().getName()),
				"Give it another name, and the manager as @AsyncRpcClient(name = \"...\", manager = \"defaults\").");
	}

	static ClientProblem noMethod(ClientDefinition client) {
		return new ClientProblem("The client %s has no method.".formatted(client.type().getName()),
				"Declare a method for each operation to be called, or remove the interface.");
	}

	static ClientProblem takesHandle(ClientDefinition client, Method method) {
		return new ClientProblem(
				"The method %s of the client %s takes an AsyncCallHandle, which is the server's side of a call."
					.formatted(signature(method), client.type().getName()),
				"Leave that parameter out, and return AsyncCall<...>, CompletableFuture<...> or the reply itself.");
	}

	static ClientProblem noParameterNames(ClientDefinition client, Method method) {
		return new ClientProblem(
				"The arguments of the method %s of the client %s have no names, because %s was compiled without "
					.formatted(signature(method), client.type().getName(), method.getDeclaringClass().getName())
						+ "parameter names.",
				"Compile the interface with the option -parameters (Maven: <maven.compiler.parameters>true"
						+ "</maven.compiler.parameters>, Kotlin: -java-parameters). The Spring Boot plugins for Maven "
						+ "and Gradle do so; an IDE may need the same setting.");
	}

	static ClientProblem unresolvedReplyType(ClientDefinition client, Method method) {
		return new ClientProblem(
				"The reply type of the method %s of the client %s cannot be resolved from %s."
					.formatted(signature(method), client.type().getName(), method.getGenericReturnType().getTypeName()),
				"Declare a concrete reply type, such as AsyncCall<Receipt>, or AsyncCall<Void> if there is no reply. A "
						+ "type variable must be defined by the client's interface.");
	}

	static ClientProblem unsupportedReturnType(ClientDefinition client, Method method) {
		return new ClientProblem(
				"The method %s of the client %s returns %s, which no call can be handed out as."
					.formatted(signature(method), client.type().getName(), method.getReturnType().getName()),
				"Return AsyncCall<...>, CompletableFuture<...>, CompletionStage<...> or the reply itself. For a reactive "
						+ "type, adapt a CompletableFuture, as with Mono.fromFuture.");
	}

	static ClientProblem invalidTimeout(ClientDefinition client, Method method, String timeout) {
		return new ClientProblem(
				"The method %s of the client %s has a timeout that is no duration greater than zero, '%s'."
					.formatted(signature(method), client.type().getName(), timeout),
				"Give it one such as \"30s\", \"2h\" or \"PT10M\", with @AsyncRpcOperation(timeout = \"...\").");
	}

	private static String signature(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", method.getName() + "(", ")"));
	}

}
