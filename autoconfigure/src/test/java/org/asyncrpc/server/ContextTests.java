package org.asyncrpc.server;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.CurrentAsyncCall;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a request has bound to its thread goes with its call.
 */
@RpcServerTest(value = ContextTests.Application.class, security = true,
		properties = { "asyncrpc.server.operations.context.executor.dispatch=executor",
				"asyncrpc.server.operations.context.carriedFromExecutor.dispatch=executor",
				"spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1" })
class ContextTests {

	private static final String EVERYTHING = """
			{"user": "ann", "mdc": "r-1", "observed": true, "sameCall": true}""";

	private static final Seen NOTHING = new Seen(null, null, false, false);

	private final RpcServer server;

	private final ContextManager manager;

	ContextTests(RpcServer server) {
		this.server = server;
		this.manager = server.bean(ContextManager.class);
	}

	@BeforeEach
	void forget() {
		this.server.bean(RequestFilter.class).afterwards = null;
	}

	@ParameterizedTest
	@ValueSource(strings = { "request", "executor", "carried", "carriedFromExecutor" })
	void theContextIsThere(String method) {
		assertThat(TwoUsers.ann(this.server.call("context/" + method, "{}")).header("Request-Id", "r-1").answer())
			.isReply(EVERYTHING);
	}

	@Test
	void nothingIsLeftOnTheThreadOfTheRequest() {
		TwoUsers.ann(this.server.call("context/request", "{}")).header("Request-Id", "r-1").answer();
		await().until(() -> this.server.bean(RequestFilter.class).afterwards != null);
		assertThat(this.server.bean(RequestFilter.class).afterwards).isEqualTo(NOTHING);
	}

	@Test
	void nothingIsLeftOnTheThreadThatCompletes() throws Exception {
		TwoUsers.ann(this.server.call("context/carried", "{}")).header("Request-Id", "r-1").answer();
		assertThat(this.manager.completing.submit(() -> Seen.now(null)).get()).isEqualTo(NOTHING);
	}

	@Test
	void nothingIsLeftOnTheExecutor() {
		TwoUsers.ann(this.server.call("context/executor", "{}")).header("Request-Id", "r-1").answer();
		assertThat(TwoUsers.ann(this.server.call("context/executor", "{}")).answer().json().path("mdc").isNull())
			.isTrue();
	}

	@Test
	void theTraceOfTheRequestIsKnown() {
		String traceId = "0af7651916cd43dd8448eb211c80319c";
		assertThat(TwoUsers.ann(this.server.call("context/trace", "{}"))
			.header("traceparent", "00-" + traceId + "-b7ad6b7169203331-01")
			.answer()).isReply('"' + traceId + '"');
		assertThat(TwoUsers.ann(this.server.call("context/trace", "{}")).header("traceparent", "nonsense").answer())
			.hasStatus(204);
	}

	/**
	 * What a thread has of a request.
	 *
	 * @param user the name of the caller
	 * @param mdc the value in the logging context
	 * @param observed whether the request's observation is current
	 * @param sameCall whether the current call is the one at hand
	 */
	record Seen(@Nullable String user, @Nullable String mdc, boolean observed, boolean sameCall) {

		static Seen now(@Nullable AsyncCallHandle<?> call) {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			ObservationRegistry registry = ContextManager.registry;
			return new Seen((authentication != null) ? authentication.getName() : null, MDC.get("request"),
					registry != null && registry.getCurrentObservation() != null,
					CurrentAsyncCall.get().filter((current) -> current == call).isPresent());
		}

	}

	@AsyncRpcManager("context")
	static class ContextManager implements DisposableBean {

		private static volatile @Nullable ObservationRegistry registry;

		private final ExecutorService completing = Executors.newSingleThreadExecutor();

		ContextManager(ObservationRegistry registry) {
			ContextManager.registry = registry;
		}

		void request(AsyncCallHandle<Seen> call) {
			call.complete(Seen.now(call));
		}

		void executor(AsyncCallHandle<Seen> call) {
			call.complete(Seen.now(call));
		}

		void carried(AsyncCallHandle<Seen> call) {
			this.completing.execute(call.withContext(() -> call.complete(Seen.now(call))));
		}

		void carriedFromExecutor(AsyncCallHandle<Seen> call) {
			carried(call);
		}

		void trace(AsyncCallHandle<String> call) {
			call.complete(call.info().traceId());
		}

		@Override
		public void destroy() {
			this.completing.shutdown();
		}

	}

	@Order(RequestFilter.BEFORE_ALL_OTHERS)
	static class RequestFilter extends OncePerRequestFilter {

		private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

		private volatile @Nullable Seen afterwards;

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String id = request.getHeader("Request-Id");
			if (id != null) {
				MDC.put("request", id);
			}
			try {
				chain.doFilter(request, response);
			}
			finally {
				MDC.remove("request");
				this.afterwards = Seen.now(null);
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ TwoUsers.class, ContextManager.class, RequestFilter.class })
	static class Application {

		@Bean
		ObservationHandler<Observation.Context> observationHandler() {
			return (context) -> true;
		}

	}

}
