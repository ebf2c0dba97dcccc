package org.asyncrpc.sample;

import java.util.concurrent.CompletableFuture;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Before and after, as the README shows them.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({ ComingFromDeferredResultTests.QuoteController.class, ComingFromDeferredResultTests.QuoteManager.class })
class ComingFromDeferredResultTests {

	@Test
	void bothAnswerTheSame(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		for (String path : new String[] { "/quotes", "/rpc/quote/get" }) {
			client.post()
				.uri(path)
				.contentType(MediaType.APPLICATION_JSON)
				.body(new QuoteRequest("ABC"))
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.isEqualTo("{\"symbol\":\"ABC\",\"cents\":4200}");
		}
	}

	@RestController
	static class QuoteController {

		private final Exchange exchange;

		QuoteController(Exchange exchange) {
			this.exchange = exchange;
		}

		@PostMapping("/quotes")
		DeferredResult<Quote> get(@RequestBody QuoteRequest request) {
			DeferredResult<Quote> result = new DeferredResult<>(30_000L);
			this.exchange.quote(request.symbol()).whenComplete((quote, failure) -> {
				if (failure == null) {
					result.setResult(quote);
				}
				else {
					result.setErrorResult(failure);
				}
			});
			return result;
		}

	}

	@AsyncRpcManager("quote")
	static class QuoteManager {

		private final Exchange exchange;

		QuoteManager(Exchange exchange) {
			this.exchange = exchange;
		}

		void get(AsyncCallHandle<Quote> call, String symbol) {
			call.completeFrom(this.exchange.quote(symbol));
		}

	}

	interface Exchange {

		CompletableFuture<Quote> quote(String symbol);

	}

	record QuoteRequest(String symbol) {

	}

	record Quote(String symbol, int cents) {

	}

	@TestConfiguration
	static class ExchangeConfiguration {

		@Bean
		Exchange exchange() {
			return (symbol) -> CompletableFuture.supplyAsync(() -> new Quote(symbol, 4200));
		}

	}

}
