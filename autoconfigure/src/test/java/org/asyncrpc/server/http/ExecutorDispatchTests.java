package org.asyncrpc.server.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.ObservationRegistry;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

@RpcServerTest(value = { OrderManager.class, SecuredApplication.class }, security = true,
		properties = "asyncrpc.server.operations.order.place.dispatch=executor")
class ExecutorDispatchTests {

	private final RpcServer server;

	ExecutorDispatchTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void aMethodThatBlocksDoesNotDelayRespondAsync() {
		CountDownLatch blocked = new CountDownLatch(1);
		this.server.orders().onPlace((call) -> {
			blocked.await(10, TimeUnit.SECONDS);
			call.complete(OrderManager.RECEIPT);
		});
		String callId = place().prefer("respond-async").answer().callId();
		PendingAnswer reply = as(this.server.reply(callId)).start().awaitHeld();
		blocked.countDown();
		assertThat(reply.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void theContextOfTheRequestIsThere() {
		Map<String, String> context = new ConcurrentHashMap<>();
		ObservationRegistry observations = this.server.bean(ObservationRegistry.class);
		this.server.orders().onPlace((call) -> {
			context.put("thread", Thread.currentThread().getName());
			context.put("user", user());
			context.put("observation", String.valueOf(observations.getCurrentObservation()));
			call.complete(OrderManager.RECEIPT);
		});
		assertThat(place().answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(context.get("thread")).startsWith("task-");
		assertThat(context).containsEntry("user", "alice");
		assertThat(context.get("observation")).contains("http.server.requests");
	}

	@Test
	void theContextDoesNotStayOnTheThread() {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		place().answer();
		this.server.orders().onPlace((call) -> call.complete(new Receipt(user(), 0)));
		assertThat(this.server.placeOrder().header("Authorization", SecuredApplication.BOB).answer()).isReply("""
				{"number": "bob", "total": 0}""");
	}

	@Test
	void aContextCanBeTakenAlongToAnyThread() throws InterruptedException {
		Map<String, String> context = new ConcurrentHashMap<>();
		this.server.orders().onPlace((AsyncCallHandle<Receipt> call) -> {
			Thread thread = new Thread(call.withContext(() -> context.put("user", user())));
			thread.start();
			thread.join();
			call.complete(OrderManager.RECEIPT);
		});
		assertThat(place().answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(context).containsEntry("user", "alice");
	}

	@Test
	void anExceptionEndsTheCallAsItWouldOnTheThreadOfTheRequest() {
		this.server.orders().onPlace((call) -> {
			throw new AccessDeniedException("secret");
		});
		assertThat(place().answer()).isProblem(403, "FORBIDDEN");
	}

	@Test
	void argumentsAreRefusedBeforeAnythingIsDispatched() {
		assertThat(as(this.server.call("order/place", "{}")).answer()).isRefusal(400, "INVALID_ARGUMENTS");
		assertThat(this.server.orders().dispatched()).isZero();
	}

	private RpcRequest place() {
		return as(this.server.placeOrder());
	}

	private static RpcRequest as(RpcRequest request) {
		return request.header("Authorization", SecuredApplication.ALICE);
	}

	private static String user() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return (authentication != null) ? authentication.getName() : "nobody";
	}

}
