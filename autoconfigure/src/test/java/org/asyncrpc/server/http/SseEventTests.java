package org.asyncrpc.server.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SseEventTests {

	@Test
	void anEventEndsWithAnEmptyLine() {
		assertThat(event("progress", null, "{}")).isEqualTo("event: progress\ndata: {}\n\n");
	}

	@Test
	void anEventCanHaveAnId() {
		assertThat(event("reply", "ended", "1")).isEqualTo("event: reply\nid: ended\ndata: 1\n\n");
	}

	@Test
	void eachLineOfTheDataIsALineOfTheEvent() {
		assertThat(event("reply", null, "{\n  \"a\": 1\n}"))
			.isEqualTo("event: reply\ndata: {\ndata:   \"a\": 1\ndata: }\n\n");
	}

	private static String event(String name, String id, String data) {
		return new String(SseEvent.of(name, id, data.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

}
