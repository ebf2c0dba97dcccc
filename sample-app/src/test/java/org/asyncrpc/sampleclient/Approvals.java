package org.asyncrpc.sampleclient;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The person who approves expenses at a server, and the operator who looks after it.
 */
final class Approvals {

	private final HttpClient http = HttpClient.newHttpClient();

	private final JsonMapper mapper = new JsonMapper();

	private final String url;

	Approvals(int port) {
		this.url = "http://127.0.0.1:" + port;
	}

	boolean areOpen() throws InterruptedException {
		try {
			return send("GET", "/actuator/health") != null;
		}
		catch (ConnectException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Approves whatever waits for it.
	 * @throws Exception if the server cannot be asked
	 */
	void approveAll() throws Exception {
		for (JsonNode pending : outstanding()) {
			if (pending.has("key")) {
				send("POST", "/approvals/" + pending.get("key").stringValue() + "/approve?by=Ada");
			}
		}
	}

	/**
	 * The calls that nobody can find by a number: their manager's method did not come to
	 * that.
	 * @return their ids
	 * @throws Exception if the server cannot be asked
	 */
	List<String> withoutNumber() throws Exception {
		List<String> ids = new ArrayList<>();
		for (JsonNode pending : outstanding()) {
			if (!pending.has("key")) {
				ids.add(pending.get("callId").stringValue());
			}
		}
		return ids;
	}

	/**
	 * Ends a call in the place of its manager.
	 * @param callId the id of the call
	 * @throws Exception if the server cannot be asked
	 */
	void giveUp(String callId) throws Exception {
		send("DELETE", "/actuator/asynccalls/" + callId + "?code=GIVEN_UP");
	}

	private JsonNode outstanding() throws Exception {
		String document = send("GET", "/actuator/asynccalls?limit=1000&state=OUTSTANDING");
		return this.mapper.readTree((document != null) ? document : "{}").path("calls");
	}

	private @Nullable String send(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + path))
			.timeout(Duration.ofSeconds(30))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build();
		var response = this.http.send(request, BodyHandlers.ofString());
		return (response.statusCode() < 300) ? response.body() : null;
	}

}
