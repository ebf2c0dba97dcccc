package org.asyncrpc.sample;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SampleApplicationTests {

	private static final String RESPOND_ASYNC = "respond-async";

	private RestTestClient client;

	@BeforeEach
	void createClient(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Test
	void orderIsAnsweredByWarehouse() {
		call("order/place", Map.of("order", Map.of("sku", "tea", "quantity", 2))).expectStatus()
			.isOk()
			.expectBody()
			.json("""
					{"sku": "tea", "quantity": 2, "shipsFrom": "Hamburg"}""");
	}

	@Test
	void orderIsAbortedWhenOutOfStock() {
		call("order/place", Map.of("order", Map.of("sku", "cup", "quantity", 5))).expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("OUT_OF_STOCK");
	}

	@Test
	void orderIsFetchedLater() {
		String location = accepted("order/place", Map.of("order", Map.of("sku", "tea", "quantity", 3)));
		this.client.get().uri(location).exchange().expectStatus().isOk().expectBody().json("""
				{"sku": "tea", "quantity": 3}""");
	}

	@Test
	void primesAreCounted() {
		call("primes/count", Map.of("below", 100)).expectStatus().isOk().expectBody().json("""
				{"below": 100, "primes": 25}""");
	}

	@Test
	void countingStopsAtDeadline() {
		this.client.post()
			.uri("/rpc/primes/count")
			.header("Call-Timeout", "0.2")
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("below", Integer.MAX_VALUE))
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.GATEWAY_TIMEOUT)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("DEADLINE_EXCEEDED");
	}

	@Test
	void expenseIsApproved() {
		String location = accepted("expense/submit", expense("A-1"));
		this.client.get()
			.uri("/approvals")
			.exchange()
			.expectBody()
			.jsonPath("$[?(@.number == 'A-1')].submittedAt")
			.isNotEmpty();
		decide("A-1", "approve?by=Ada").expectStatus().isNoContent();
		this.client.get().uri(location).exchange().expectStatus().isOk().expectBody().json("""
				{"number": "A-1", "by": "Ada"}""");
	}

	@Test
	void expenseIsRejected() {
		String location = accepted("expense/submit", expense("R-1"));
		decide("R-1", "reject?reason=Too much").expectStatus().isNoContent();
		this.client.get()
			.uri(location)
			.exchange()
			.expectStatus()
			.isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
			.expectBody()
			.json("""
					{"code": "REJECTED", "detail": "Too much"}""");
	}

	@Test
	void expenseIsSubmittedOnce() {
		accepted("expense/submit", expense("S-1"));
		call("expense/submit", expense("S-1")).expectStatus()
			.isEqualTo(HttpStatus.CONFLICT)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("ALREADY_SUBMITTED");
		decide("S-1", "approve?by=Ada").expectStatus().isNoContent();
	}

	@Test
	void expenseIsDecidedOnce() {
		accepted("expense/submit", expense("D-1"));
		decide("D-1", "approve?by=Ada").expectStatus().isNoContent();
		decide("D-1", "approve?by=Bob").expectStatus().isNotFound();
	}

	private static Map<String, Object> expense(String number) {
		return Map.of("expense", Map.of("number", number, "amount", 12.5, "purpose", "Lunch"));
	}

	private RestTestClient.ResponseSpec decide(String number, String decision) {
		return this.client.post().uri("/approvals/" + number + "/" + decision).exchange();
	}

	private RestTestClient.ResponseSpec call(String operation, Map<String, Object> arguments) {
		return this.client.post()
			.uri("/rpc/" + operation)
			.contentType(MediaType.APPLICATION_JSON)
			.body(arguments)
			.exchange();
	}

	private String accepted(String operation, Map<String, Object> arguments) {
		EntityExchangeResult<byte[]> result = this.client.post()
			.uri("/rpc/" + operation)
			.header("Prefer", RESPOND_ASYNC)
			.contentType(MediaType.APPLICATION_JSON)
			.body(arguments)
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.returnResult();
		String location = result.getResponseHeaders().getFirst("Location");
		assertThat(location).startsWith("/rpc/calls/").endsWith("/reply");
		return location;
	}

}
