package org.asyncrpc.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperationRequestPredicate;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets what: every resource of the protocol and every operation of the endpoints, as
 * every kind of caller, on every kind of store. What there is is asked of the server, so
 * that a new resource without a row in {@link AccessRow} fails.
 */
class AccessTableTests {

	private static final Set<String> ENDPOINTS = Set.of("asynccalls", "asyncrpc");

	private static final Map<String, List<String>> STORES = Map.of("memory", List.of("asyncrpc.store.type=memory"),
			"jdbc", List.of("asyncrpc.store.type=jdbc", "spring.datasource.url=jdbc:h2:mem:access"));

	private static final List<RpcServer> SERVERS = new ArrayList<>();

	@BeforeAll
	static void start() {
		STORES.values().forEach((properties) -> SERVERS.add(start(properties)));
	}

	private static RpcServer start(List<String> properties) {
		return RpcServer.on(Container.TOMCAT)
			.with(AccessApplication.class)
			.security(true)
			.databases()
			.properties(properties.toArray(String[]::new))
			.properties("management.endpoints.web.exposure.include=asynccalls,asyncrpc",
					"management.endpoint.asynccalls.access=unrestricted")
			.start();
	}

	@AfterAll
	static void stop() {
		SERVERS.forEach(RpcServer::close);
		SERVERS.clear();
	}

	@Test
	void everyResourceHasARowAndEveryRowAResource() {
		Set<String> rows = new TreeSet<>(AccessRow.all().stream().map(AccessRow::resource).toList());
		assertThat(SERVERS).hasSize(2).allSatisfy((server) -> assertThat(resources(server)).isEqualTo(rows));
	}

	@TestFactory
	Stream<DynamicTest> table() {
		return SERVERS.stream()
			.flatMap((server) -> resources(server).stream().flatMap((resource) -> cells(server, resource)));
	}

	private static Stream<DynamicTest> cells(RpcServer server, String resource) {
		String store = server.property("asyncrpc.store.type");
		List<DynamicTest> cells = new ArrayList<>();
		for (Caller owner : List.of(Caller.ANN, Caller.ANONYMOUS)) {
			for (Caller caller : Caller.values()) {
				for (boolean ended : new boolean[] { false, true }) {
					String name = "%s: %s as %s, %s call of %s".formatted(store, resource, caller,
							ended ? "ended" : "outstanding", owner);
					cells.add(DynamicTest.dynamicTest(name, () -> check(server, resource, caller, owner, ended)));
				}
			}
		}
		return cells.stream();
	}

	private static void check(RpcServer server, String resource, Caller caller, Caller owner, boolean ended) {
		AccessRow row = AccessRow.find(resource);
		assertThat(row).as("row of %s", resource).isNotNull();
		AccessTarget target = AccessTarget.of(server, owner, ended,
				row.kind() != AccessRow.Kind.OPERATOR_ONLY && !resource.contains("{callId}"));
		row.check(caller, owner, target);
		if (caller != owner && caller != Caller.OPERATOR) {
			assertThat(owner.send(server.status(target.callId())).header("Call-Ack", "none").answer())
				.hasMember("state", ended ? "COMPLETED" : "OUTSTANDING")
				.hasMember("cancelRequested", "false");
		}
		server.orders().drop();
	}

	private static Set<String> resources(RpcServer server) {
		Set<String> resources = new TreeSet<>();
		AsyncRpcServlet servlet = (AsyncRpcServlet) server.bean("asyncRpcServlet", ServletRegistrationBean.class)
			.getServlet();
		servlet.resources()
			.forEach((resource) -> resources.add(resource.method() + " "
					+ ((resource instanceof OperationResource) ? "/{manager}/{method}" : resource.pattern())));
		server.bean(WebEndpointsSupplier.class)
			.getEndpoints()
			.stream()
			.filter((endpoint) -> ENDPOINTS.contains(endpoint.getEndpointId().toLowerCaseString()))
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.forEach((operation) -> {
				WebOperationRequestPredicate predicate = operation.getRequestPredicate();
				resources.add(predicate.getHttpMethod() + " " + predicate.getPath());
			});
		return resources;
	}

}
