package org.asyncrpc.sample;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * With the profile {@code jdbc} an expense waits for its approval although the
 * application is restarted.
 */
class JdbcProfileTests {

	@TempDir
	private Path data;

	@Test
	void anExpenseSurvivesARestart() {
		String reply;
		try (ServletWebServerApplicationContext application = start()) {
			reply = submit(client(application));
		}
		try (ServletWebServerApplicationContext application = start()) {
			RestTestClient client = client(application);
			client.get().uri("/approvals").exchange().expectBody().jsonPath("$[0].number").isEqualTo("E-17");
			client.get().uri(reply).header("Prefer", "respond-async").exchange().expectStatus().isAccepted();
			client.post().uri("/approvals/E-17/approve?by=Ada").exchange().expectStatus().isNoContent();
			client.get().uri(reply).exchange().expectStatus().isOk().expectBody().json("""
					{"number": "E-17", "by": "Ada"}""");
		}
	}

	private ServletWebServerApplicationContext start() {
		return (ServletWebServerApplicationContext) SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--spring.profiles.active=jdbc", "--sample.data=" + this.data,
				"--asyncrpc.server.shutdown-timeout=100ms");
	}

	private static RestTestClient client(ServletWebServerApplicationContext application) {
		return RestTestClient.bindToServer()
			.baseUrl("http://localhost:" + application.getWebServer().getPort())
			.build();
	}

	private static String submit(RestTestClient client) {
		return client.post()
			.uri("/rpc/expense/submit")
			.header("Prefer", "respond-async")
			.contentType(MediaType.APPLICATION_JSON)
			.body("""
					{"expense": {"number": "E-17", "amount": 12.5, "purpose": "Tea"}}""")
			.exchange()
			.expectStatus()
			.isAccepted()
			.returnResult(Void.class)
			.getResponseHeaders()
			.getLocation()
			.toString();
	}

}
