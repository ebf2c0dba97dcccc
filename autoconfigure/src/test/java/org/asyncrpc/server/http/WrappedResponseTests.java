package org.asyncrpc.server.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters that keep what is written to the response until they get it back: they do not
 * know of answers that are written later, so these go past them.
 */
@RpcServerTest({ OrderManager.class, ShallowEtagHeaderFilter.class, WrappedResponseTests.LoggingFilter.class })
class WrappedResponseTests {

	private final RpcServer server;

	WrappedResponseTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aReplySentInTheMethodArrivesInFull() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		assertThat(this.server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Wrapped", "yes");
	}

	@Test
	void aReplySentLaterArrivesInFull() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON).hasHeader("Wrapped", "yes");
	}

	@Test
	void aRefusalArrivesInFull() {
		assertThat(this.server.call("order/unknown", "{}").answer()).isRefusal(404, "UNKNOWN_OPERATION");
	}

	@Test
	void aCallDocumentArrivesInFull() {
		assertThat(this.server.placeOrder().prefer("respond-async").answer()).isAccepted();
		String callId = this.server.orders().take().callId();
		assertThat(this.server.status(callId).answer()).hasStatus(200).hasMember("callId", callId);
	}

	/**
	 * As applications write them to log bodies.
	 */
	static class LoggingFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			ContentCachingResponseWrapper wrapper = new ContentCachingResponseWrapper(response);
			wrapper.setHeader("Wrapped", "yes");
			chain.doFilter(request, wrapper);
			wrapper.copyBodyToResponse();
		}

	}

}
