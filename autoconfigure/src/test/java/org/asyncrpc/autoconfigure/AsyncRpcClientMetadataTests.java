package org.asyncrpc.autoconfigure;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE shows of the settings of clients.
 */
class AsyncRpcClientMetadataTests {

	private static final Map<String, JsonNode> PROPERTIES = read();

	private static Map<String, JsonNode> read() {
		Map<String, JsonNode> properties = new HashMap<>();
		for (String file : new String[] { "META-INF/spring-configuration-metadata.json",
				"META-INF/additional-spring-configuration-metadata.json" }) {
			try (var json = new ClassPathResource(file, AsyncRpcClientProperties.class.getClassLoader())
				.getInputStream()) {
				JsonMapper.shared().readTree(json).path("properties").forEach((property) -> {
					if (property.has("description")) {
						properties.put(property.path("name").asString(), property);
					}
				});
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return properties;
	}

	@ParameterizedTest
	@ValueSource(strings = { "url", "base-path", "timeout", "connect-timeout", "read-timeout", "max-wait",
			"retry-delay", "max-retry-delay", "retry-timeout", "max-requests", "max-outstanding", "ssl.bundle",
			"redirects", "bindings" })
	void isDescribed(String property) {
		assertThat(PROPERTIES).containsKey("asyncrpc.client.defaults." + property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "base-path=/rpc", "max-wait=25s", "retry-delay=100ms", "max-retry-delay=10s",
			"retry-timeout=2m", "max-requests=200", "max-outstanding=100000", "connect-timeout=10s",
			"read-timeout=30s" })
	void hasItsDefault(String setting) {
		String[] parts = setting.split("=");
		assertThat(PROPERTIES.get("asyncrpc.client.defaults." + parts[0]).path("defaultValue").asString())
			.isEqualTo(parts[1]);
	}

}
