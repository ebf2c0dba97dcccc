package org.asyncrpc.client;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcOperation;
import org.asyncrpc.client.ClientOperation.Returns;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Reads the methods of a client's interface.
 */
final class ClientOperations {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final ClientDefinition client;

	private final JsonMapper mapper;

	private ClientOperations(ClientDefinition client, JsonMapper mapper) {
		this.client = client;
		this.mapper = mapper;
	}

	// The operations that the methods of an interface call.
	static Map<Method, ClientOperation<?>> of(ClientDefinition client, JsonMapper mapper) {
		return new ClientOperations(client, mapper).read();
	}

	private Map<Method, ClientOperation<?>> read() {
		Map<Method, ClientOperation<?>> operations = new LinkedHashMap<>();
		for (Method method : this.client.type().getMethods()) {
			if (Modifier.isAbstract(method.getModifiers())) {
				operations.put(method, operation(method));
			}
		}
		if (operations.isEmpty()) {
			throw ClientProblem.noMethod(this.client).asException();
		}
		return operations;
	}

	private ClientOperation<?> operation(Method method) {
		Returns returns = returns(method);
		return new ClientOperation<>(this.client.manager() + "/" + method.getName(),
				new ArgumentWriter(this.mapper, arguments(method)),
				ReplyReader.of(replyType(method, returns), this.mapper), returns, timeout(method));
	}

	private Returns returns(Method method) {
		Class<?> type = method.getReturnType();
		if (type == AsyncCall.class) {
			return Returns.CALL;
		}
		if (type == CompletableFuture.class || type == CompletionStage.class) {
			return Returns.FUTURE;
		}
		boolean unsupported = Future.class.isAssignableFrom(type) || CompletionStage.class.isAssignableFrom(type)
				|| Flow.Publisher.class.isAssignableFrom(type) || AsyncCallHandle.class.isAssignableFrom(type)
				|| (type != Object.class && ReactiveAdapterRegistry.getSharedInstance().getAdapter(type) != null);
		if (unsupported) {
			throw ClientProblem.unsupportedReturnType(this.client, method).asException();
		}
		return Returns.REPLY;
	}

	private JavaType replyType(Method method, Returns returns) {
		ResolvableType type = ResolvableType.forMethodReturnType(method, this.client.type());
		if (returns != Returns.REPLY) {
			if (!type.hasGenerics()) {
				throw ClientProblem.unresolvedReplyType(this.client, method).asException();
			}
			type = type.getGeneric();
		}
		if (type.resolve() == null || type.hasUnresolvableGenerics()) {
			throw ClientProblem.unresolvedReplyType(this.client, method).asException();
		}
		return this.mapper.getTypeFactory()
			.constructType(GenericTypeResolver.resolveType(type.getType(), this.client.type()));
	}

	private List<ArgumentWriter.Argument> arguments(Method method) {
		List<ArgumentWriter.Argument> arguments = new ArrayList<>();
		@Nullable String @Nullable [] names = NAMES.getParameterNames(method);
		for (int i = 0; i < method.getParameterCount(); i++) {
			if (AsyncCallHandle.class.isAssignableFrom(method.getParameterTypes()[i])) {
				throw ClientProblem.takesHandle(this.client, method).asException();
			}
			String name = (names != null) ? names[i] : null;
			if (name == null) {
				throw ClientProblem.noParameterNames(this.client, method).asException();
			}
			JavaType type = this.mapper.getTypeFactory()
				.constructType(
						GenericTypeResolver.resolveType(method.getGenericParameterTypes()[i], this.client.type()));
			arguments.add(new ArgumentWriter.Argument(name, this.mapper.writerFor(type)));
		}
		return arguments;
	}

	private @Nullable Duration timeout(Method method) {
		AsyncRpcOperation operation = AnnotatedElementUtils.findMergedAnnotation(method, AsyncRpcOperation.class);
		if (operation == null || operation.timeout().isEmpty()) {
			return null;
		}
		try {
			Duration timeout = DurationStyle.detectAndParse(operation.timeout());
			if (timeout.toMillis() > 0) {
				return timeout;
			}
		}
		catch (IllegalArgumentException ex) {
			// Said below
		}
		throw ClientProblem.invalidTimeout(this.client, method, operation.timeout()).asException();
	}

}
