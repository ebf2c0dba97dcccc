package org.asyncrpc.server.observe;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.micrometer.observation.autoconfigure.ObservationHandlerGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The trace of a call, whose end comes later and from elsewhere.
 */
@RpcServerTest(value = { OrderManager.class, TraceTests.TracingConfiguration.class },
		properties = "management.endpoints.web.exposure.include=asynccalls")
class TraceTests {

	private final RpcServer server;

	private final SimpleTracer tracer;

	TraceTests(RpcServer server) {
		this.server = server;
		this.tracer = server.bean(SimpleTracer.class);
	}

	@BeforeEach
	void forgetSpans() {
		this.tracer.getSpans().clear();
	}

	@Test
	void showsAnUnfinishedCallBeforeItsRequestIsAnswered() {
		var held = this.server.call("order/place", OrderManager.ORDER).start().awaitHeld();
		SimpleSpan dispatch = finished("order/place dispatch");
		assertThat(held.isAnswered()).isFalse();
		assertThat(dispatch.getTags()).containsEntry("operation", "order/place").containsKey("call.id");
		assertThat(named("order/place completion")).isEmpty();
		this.server.orders().take().complete(OrderManager.RECEIPT);
		assertThat(held.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void linksRequestDispatchAndCompletionOnAnotherThread() {
		String callId = accept();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		CompletableFuture.runAsync(() -> call.complete(OrderManager.RECEIPT)).join();
		SimpleSpan request = finished("http post /rpc/order/place");
		SimpleSpan dispatch = finished("order/place dispatch");
		SimpleSpan completion = finished("order/place completion");
		assertThat(dispatch.getTraceId()).isEqualTo(request.getTraceId());
		assertThat(dispatch.getParentId()).isEqualTo(request.getSpanId());
		assertThat(padded(completion.getTraceId())).isEqualTo(padded(request.getTraceId()));
		assertThat(completion.getParentId()).isEqualTo(request.getSpanId());
		assertThat(completion.getLinks()).isEmpty();
		assertThat(completion.getTags()).containsEntry("outcome", "COMPLETED");
		assertThat(this.server.get("/actuator/asynccalls/" + callId).answer().json().path("traceId").stringValue())
			.isEqualTo(padded(request.getTraceId()));
	}

	@Test
	void linksTheTraceOfWhoeverCompletesTheCall() {
		accept();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		Span webhook = this.tracer.nextSpan().name("webhook").start();
		try (SpanInScope scope = this.tracer.withSpan(webhook)) {
			call.complete(OrderManager.RECEIPT);
		}
		webhook.end();
		SimpleSpan completion = finished("order/place completion");
		assertThat(padded(completion.getTraceId()))
			.isEqualTo(padded(finished("http post /rpc/order/place").getTraceId()));
		assertThat(completion.getLinks()).singleElement()
			.satisfies((link) -> assertThat(link.getTraceContext().spanId()).isEqualTo(webhook.context().spanId()));
		assertThat(this.tracer.currentSpan()).isNull();
	}

	@Test
	void putsACompletionInsideTheDispatchThatMakesIt() {
		assertThat(this.server.call("order/audit", "{}").answer()).hasStatus(204);
		assertThat(finished("order/audit completion").getParentId())
			.isEqualTo(finished("order/audit dispatch").getSpanId());
	}

	@Test
	void showsADeadlineInTheTraceOfItsCall() {
		this.server.call("order/place", OrderManager.ORDER)
			.prefer("respond-async")
			.header("Call-Timeout", "1")
			.answer();
		this.server.turnClock(2);
		SimpleSpan completion = finished("order/place completion");
		assertThat(completion.getTags()).containsEntry("outcome", "DEADLINE_EXCEEDED");
		assertThat(padded(completion.getTraceId()))
			.isEqualTo(padded(finished("http post /rpc/order/place").getTraceId()));
	}

	private String accept() {
		return this.server.call("order/place", OrderManager.ORDER).prefer("respond-async").answer().callId();
	}

	private SimpleSpan finished(String name) {
		await().until(() -> !named(name).isEmpty());
		return named(name).get(0);
	}

	private List<SimpleSpan> named(String name) {
		return this.tracer.getSpans()
			.stream()
			.filter((span) -> name.equals(span.getName()) && span.getEndTimestamp().toEpochMilli() > 0)
			.toList();
	}

	/** Traces of this tracer have short ids. */
	private static String padded(String traceId) {
		return "0".repeat(32 - traceId.length()) + traceId;
	}

	@Configuration(proxyBeanMethods = false)
	static class TracingConfiguration {

		@Bean
		SimpleTracer tracer() {
			return new SimpleTracer();
		}

		@Bean
		@Order(1000)
		DefaultTracingObservationHandler tracingObservationHandler(SimpleTracer tracer) {
			return new DefaultTracingObservationHandler(tracer);
		}

		@Bean
		ObservationHandlerGroup tracingObservationHandlerGroup() {
			return ObservationHandlerGroup.of(TracingObservationHandler.class);
		}

	}

}
