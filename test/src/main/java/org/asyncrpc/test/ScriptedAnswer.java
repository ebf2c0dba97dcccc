package org.asyncrpc.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a scripted server answers.
 *
 * @param status the HTTP status
 * @param headers the head
 * @param body the body, empty if there is none
 */
record ScriptedAnswer(int status, Map<String, String> headers, byte[] body) {

	/** No answer at all: the connection is closed. */
	static final ScriptedAnswer DISCONNECT = new ScriptedAnswer(0, Map.of(), new byte[0]);

	static final ScriptedAnswer TOO_BUSY = problem(
			Problem.of(ErrorCode.TOO_BUSY, "The test has the server refuse this request"));

	private static final String TYPE = "Content-Type";

	private static final String JSON = "application/json";

	// The outcome of a call.
	static ScriptedAnswer of(String callId, byte @Nullable [] reply) {
		return (reply != null) ? new ScriptedAnswer(200, Map.of(TYPE, JSON, RpcHeaders.CALL_ID, callId), reply)
				: new ScriptedAnswer(204, Map.of(RpcHeaders.CALL_ID, callId), new byte[0]);
	}

	static ScriptedAnswer accepted(String callId, String location, byte[] document) {
		return new ScriptedAnswer(202, Map.of(TYPE, JSON, RpcHeaders.CALL_ID, callId, "Location", location), document);
	}

	static ScriptedAnswer document(String callId, byte[] document) {
		return new ScriptedAnswer(200, Map.of(TYPE, JSON, RpcHeaders.CALL_ID, callId), document);
	}

	static ScriptedAnswer problem(Problem problem) {
		String callId = problem.callId();
		Map<String, String> headers = (callId != null) ? Map.of(TYPE, Problem.MEDIA_TYPE, RpcHeaders.CALL_ID, callId)
				: Map.of(TYPE, Problem.MEDIA_TYPE);
		return new ScriptedAnswer(problem.status(), headers, problem.toJson());
	}

	static ScriptedAnswer html(int status) {
		return new ScriptedAnswer(status, Map.of(TYPE, "text/html"),
				"<p>This is not the server</p>".getBytes(StandardCharsets.UTF_8));
	}

	void send(HttpExchange exchange) {
		try (exchange) {
			if (this != DISCONNECT) {
				exchange.getResponseHeaders().set("Cache-Control", "no-store");
				this.headers.forEach(exchange.getResponseHeaders()::set);
				exchange.sendResponseHeaders(this.status, (this.body.length > 0) ? this.body.length : -1);
				if (this.body.length > 0) {
					exchange.getResponseBody().write(this.body);
				}
			}
		}
		catch (IOException ex) {
			// Nobody is there any more to be answered
		}
	}

}
