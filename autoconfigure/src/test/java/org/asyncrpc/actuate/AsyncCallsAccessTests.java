package org.asyncrpc.actuate;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who gets to the endpoint at all: exposure and access, as with Boot's own endpoints.
 */
class AsyncCallsAccessTests {

	private static final String INCLUDE = "management.endpoints.web.exposure.include=";

	private static final String ACCESS = "management.endpoint.asynccalls.access=";

	@ParameterizedTest(name = "{0} {1}: GET {2} {3}, POST {4}, DELETE {5}")
	@CsvSource({ "health, read-only, 404, 404, 404, 404", "health, unrestricted, 404, 404, 404, 404",
			"asynccalls, default, 200, 200, 405, 405", "asynccalls, read-only, 200, 200, 405, 405",
			"asynccalls, unrestricted, 200, 200, 200, 200", "asynccalls, none, 404, 404, 404, 404" })
	void isAsExposedAndAsAccessibleAsConfigured(String exposed, String access, int list, int show, int cancel,
			int abort) {
		String property = "default".equals(access) ? "spring.application.name=test" : ACCESS + access;
		try (RpcServer server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.properties(INCLUDE + exposed, property)
			.start()) {
			String callId = server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
			String path = "/actuator/asynccalls";
			assertThat(server.get(path).answer()).hasStatus(list);
			assertThat(server.get(path + "/" + callId).answer()).hasStatus(show);
			assertThat(server.post(path + "/" + callId).json("{}").answer()).hasStatus(cancel);
			assertThat(server.request("DELETE", path + "/" + callId).answer()).hasStatus(abort);
			String state = (abort == 200) ? "ABORTED" : "OUTSTANDING";
			assertThat(server.status(callId).answer()).hasMember("state", state)
				.hasMember("cancelRequested", Boolean.toString(cancel == 200));
		}
	}

}
