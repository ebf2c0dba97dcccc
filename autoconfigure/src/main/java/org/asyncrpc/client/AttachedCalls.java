package org.asyncrpc.client;

import java.util.Map;
import java.util.TreeSet;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncRpcClients;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

/**
 * Takes up calls again at the servers of an application's clients.
 */
final class AttachedCalls implements AsyncRpcClients {

	private final Map<String, RpcClient> clients;

	private final JsonMapper mapper;

	AttachedCalls(Map<String, RpcClient> clients, JsonMapper mapper) {
		this.clients = clients;
		this.mapper = mapper;
	}

	@Override
	public <R> AsyncCall<R> attach(String callId, Class<R> type) {
		return attach(callId, this.mapper.getTypeFactory().constructType(type));
	}

	@Override
	public <R> AsyncCall<R> attach(String callId, ParameterizedTypeReference<R> type) {
		return attach(callId, this.mapper.getTypeFactory().constructType(type.getType()));
	}

	@Override
	public AsyncRpcClients of(String client) {
		RpcClient found = this.clients.get(client);
		if (found == null) {
			throw new IllegalArgumentException("There is no client '%s'. There are %s".formatted(client, names()));
		}
		return new AttachedCalls(Map.of(client, found), this.mapper);
	}

	private <R> AsyncCall<R> attach(String callId, JavaType type) {
		return theOnlyServer().attach(callId, ReplyReader.of(type, this.mapper));
	}

	private RpcClient theOnlyServer() {
		long servers = this.clients.values().stream().map((client) -> client.settings().url()).distinct().count();
		if (servers != 1) {
			throw new IllegalStateException(
					"The clients %s have %d servers. Say which one has the call, with of(\"...\")".formatted(names(),
							servers));
		}
		return this.clients.values().iterator().next();
	}

	private TreeSet<String> names() {
		return new TreeSet<>(this.clients.keySet());
	}

}
