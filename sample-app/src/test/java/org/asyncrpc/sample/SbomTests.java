package org.asyncrpc.sample;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * What the application is made of, as the build wrote it down.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SbomTests {

	@Test
	void theEndpointShowsWhatTheApplicationIsMadeOf(@LocalServerPort int port) {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
		client.get().uri("/actuator/sbom").exchange().expectBody().json("{\"ids\": [\"application\"]}");
		client.get()
			.uri("/actuator/sbom/application")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/vnd.cyclonedx+json")
			.expectBody()
			.jsonPath("$.bomFormat")
			.isEqualTo("CycloneDX")
			.jsonPath("$.components[?(@.name == 'asyncrpc-spring-boot-autoconfigure')].version")
			.isNotEmpty()
			.jsonPath("$.components[?(@.name == 'jackson-databind')].hashes")
			.isNotEmpty()
			.jsonPath("$.components[?(@.name == 'junit-jupiter-api')]")
			.isEmpty();
	}

}
