package org.asyncrpc.nodes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Talks to a node.
 */
final class NodeClient {

	/** Nothing that a node is asked may take longer. */
	private static final Duration TIMEOUT = Duration.ofSeconds(40);

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final Pattern OUTSTANDING = Pattern.compile("^\\{\"outstanding\":(\\d+)");

	private final String base;

	NodeClient(int port) {
		this.base = "http://127.0.0.1:" + port;
	}

	/**
	 * Makes a call that nobody waits for.
	 * @param method {@code run} or {@code keep}
	 * @param name the name of the task
	 * @return the answer
	 */
	CompletableFuture<Answer> submit(String method, String name) {
		return call(method, name, "respond-async");
	}

	/**
	 * Makes a call and waits for its outcome, in further requests if one is not enough.
	 * @param method {@code run} or {@code keep}
	 * @param name the name of the task
	 * @return the answer
	 */
	CompletableFuture<Answer> hold(String method, String name) {
		return call(method, name, "wait=25").thenCompose(this::goOn);
	}

	private CompletableFuture<Answer> goOn(Answer answer) {
		return (answer.status() == 202) ? reply(answer.callId()) : CompletableFuture.completedFuture(answer);
	}

	private CompletableFuture<Answer> call(String method, String name, String preference) {
		return send(request("/rpc/task/" + method).header("Content-Type", "application/json")
			.header("Prefer", preference)
			.POST(BodyPublishers.ofString("{\"name\": \"%s\"}".formatted(name))));
	}

	/**
	 * Makes a call that nobody waits for.
	 * @param method {@code run} or {@code keep}
	 * @param name the name of the task
	 * @return the id of the call
	 */
	String accepted(String method, String name) {
		Answer answer = submit(method, name).join();
		if (answer.status() != 202) {
			throw new AssertionError("Not accepted: " + answer);
		}
		return answer.callId();
	}

	/**
	 * Waits for the outcome of a call.
	 * @param callId the id of the call
	 * @return the answer
	 */
	CompletableFuture<Answer> reply(String callId) {
		return send(request("/rpc/calls/" + callId + "/reply").header("Prefer", "wait=25")).thenCompose(this::goOn);
	}

	Answer status(String callId) {
		return send(request("/rpc/calls/" + callId)).join();
	}

	Answer cancel(String callId) {
		return send(request("/rpc/calls/" + callId + "/cancel").POST(BodyPublishers.noBody())).join();
	}

	/**
	 * Counts outstanding calls, on whichever node they are.
	 * @return their number
	 */
	long outstanding() {
		Matcher matcher = OUTSTANDING.matcher(actuator("?limit=1").body());
		assertThat(matcher.find()).isTrue();
		return Long.parseLong(matcher.group(1));
	}

	Answer actuator(String path) {
		return send(request("/actuator/asynccalls" + path)).join();
	}

	CompletableFuture<Answer> completeFound(String name, String reply) {
		return send(request("/task/found?name=" + name + "&reply=" + reply).POST(BodyPublishers.noBody()));
	}

	CompletableFuture<Answer> completeOwn(String name, String reply) {
		return send(request("/task/own?name=" + name + "&reply=" + reply).POST(BodyPublishers.noBody()));
	}

	/**
	 * Completes calls.
	 * @param own whether with the handles that the manager of the node got
	 * @param by who completes them
	 * @param tasks the ids of calls by the names of their tasks
	 * @return the names of those that this has ended
	 */
	CompletableFuture<List<String>> completeAll(boolean own, String by, Map<String, String> tasks) {
		return send(request("/task/all?own=" + own + "&by=" + by).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json(tasks)))).thenApply(NodeClient::names);
	}

	private static String json(Map<String, String> tasks) {
		return tasks.entrySet()
			.stream()
			.map((task) -> "\"%s\": \"%s\"".formatted(task.getKey(), task.getValue()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static List<String> names(Answer answer) {
		if (answer.status() != 200) {
			throw new IllegalStateException("Not completed: " + answer);
		}
		return Arrays.stream(answer.body().replaceAll("[\\[\\]\"]", "").split(","))
			.filter((name) -> !name.isEmpty())
			.toList();
	}

	/**
	 * Waits until a call is outstanding.
	 * @param name the name of the task
	 * @return the id of the call
	 */
	String awaitId(String name) {
		return await().pollInterval(Duration.ofMillis(10))
			.until(() -> send(request("/task/id?name=" + name)).join().body(), (id) -> !id.isEmpty());
	}

	boolean isCancelled(String name) {
		return isTrue("/task/cancelled?name=" + name);
	}

	private boolean isTrue(String path) {
		return send(request(path)).join().body().equals("true");
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path)).timeout(TIMEOUT);
	}

	private static CompletableFuture<Answer> send(HttpRequest.Builder request) {
		return CLIENT.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Answer::of);
	}

	/**
	 * What a node answers.
	 *
	 * @param status the status
	 * @param callId the id of the call, or nothing
	 * @param body the text
	 */
	record Answer(int status, String callId, String body) {

		static Answer of(HttpResponse<String> response) {
			return new Answer(response.statusCode(), response.headers().firstValue("Call-Id").orElse(""),
					response.body());
		}

		/**
		 * Whether this is a problem.
		 * @param code its code
		 * @return whether it is this one
		 */
		boolean isProblem(String code) {
			return status() >= 400 && body().contains("\"code\":\"" + code + "\"");
		}

	}

}
