package org.asyncrpc.actuate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.asyncrpc.AbortReason;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was said to clients is shown to nobody, to some or to all, as
 * {@code management.endpoint.asynccalls.show-values} says.
 */
class AsyncCallsShowValuesTests {

	private static final String MASKED = "{\"status\":422,\"code\":\"NONE_LEFT\",\"detail\":\"******\",\"members\":\"******\"}";

	private static final String SHOWN = "{\"status\":422,\"code\":\"NONE_LEFT\",\"detail\":\"No pens\",\"members\":"
			+ "{\"left\":0.10,\"items\":[{\"password\":\"******\"},1]}}";

	@ParameterizedTest(name = "show-values={0} roles={1}: principal {2} with role {3} sees values: {4}")
	@CsvSource({ "never,, alice, admin, false", "always,,,, true", "when-authorized,,,, false",
			"when-authorized,, alice,, true", "when-authorized, admin, alice, guest, false",
			"when-authorized, admin, alice, admin, true" })
	void showsValuesToWhomItMay(String showValues, @Nullable String roles, @Nullable String principal,
			@Nullable String role, boolean shown) {
		try (RpcServer server = start(showValues, roles)) {
			String callId = abortedCall(server);
			RpcAnswer answer = as(principal, role, server.get("/actuator/asynccalls/" + callId)).answer();
			assertThat(answer.text()).contains("\"outcome\":" + (shown ? SHOWN : MASKED));
			RpcAnswer cancelled = as(principal, role, server.post("/actuator/asynccalls/" + callId)).json("{}")
				.answer();
			assertThat(cancelled.text()).contains("\"outcome\":" + (shown ? SHOWN : MASKED));
			RpcAnswer aborted = as(principal, role, server.request("DELETE", "/actuator/asynccalls/" + callId))
				.answer();
			assertThat(aborted.text()).contains("\"outcome\":" + (shown ? SHOWN : MASKED));
		}
	}

	@Test
	void showsRepliesThatAreNoObjects() {
		try (RpcServer server = start("always", null)) {
			String callId = server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
			server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(server.get("/actuator/asynccalls/" + callId).answer().json().path("outcome").toString())
				.isEqualTo("{\"status\":200,\"reply\":{\"number\":\"R-1\",\"total\":3}}");
			assertThat(server.get("/actuator/asynccalls").answer().text()).doesNotContain("R-1");
		}
	}

	private static RpcServer start(String showValues, @Nullable String roles) {
		return RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class, PrincipalFilter.class, PasswordsAreHidden.class)
			.properties("management.endpoints.web.exposure.include=asynccalls",
					"management.endpoint.asynccalls.access=unrestricted",
					"management.endpoint.asynccalls.show-values=" + showValues,
					"management.endpoint.asynccalls.roles=" + ((roles != null) ? roles : ""))
			.start();
	}

	private static String abortedCall(RpcServer server) {
		server.orders()
			.onPlace((call) -> call.abort(AbortReason.of("NONE_LEFT", "No pens")
				.with("left", new BigDecimal("0.10"))
				.with("items", List.of(Map.of("password", "secret"), 1))));
		return server.call("order/place", OrderManager.ORDER).header("Idempotency-Key", "kept").answer().callId();
	}

	private static RpcRequest as(@Nullable String principal, @Nullable String role, RpcRequest request) {
		if (principal != null) {
			request.header(PrincipalFilter.PRINCIPAL, principal);
		}
		if (role != null) {
			request.header(PrincipalFilter.ROLE, role);
		}
		return request;
	}

	@Configuration(proxyBeanMethods = false)
	static class PasswordsAreHidden {

		@Bean
		SanitizingFunction passwords() {
			return SanitizingFunction.sanitizeValue().ifKeyEndsWith("password");
		}

	}

}
