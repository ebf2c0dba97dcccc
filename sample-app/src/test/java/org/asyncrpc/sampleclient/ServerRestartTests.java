package org.asyncrpc.sampleclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.sampleclient.ExpenseClient.Approval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The client talks to the sample in another process, which is started again twice while
 * calls are outstanding and new ones are made: once it was stopped in order, once it was
 * killed. Each process says in its log which expenses its manager got to see.
 */
class ServerRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int LOT = 100;

	/** What a call ends with when nobody knows it any more. */
	private static final String[] LOST = { "SERVER_LOST", "UNKNOWN_CALL" };

	@TempDir
	private Path directory;

	@Test
	void noCallIsLostOrRepeatedWithADatabase() throws Exception {
		int port = freePort();
		try (ServerProcess server = new ServerProcess(this.directory, port, "--spring.profiles.active=jdbc");
				ConfigurableApplicationContext client = client(port)) {
			Map<String, CompletableFuture<Approval>> replies = submitThroughRestarts(server, client);
			// What had been stored when the process was killed, but had not come as far
			// as its number, is not started again, and not forgotten either
			for (String callId : server.approvals().withoutNumber()) {
				server.approvals().giveUp(callId);
			}
			Map<String, Long> dispatches = server.dispatches();
			replies.forEach((number, reply) -> {
				if (!"GIVEN_UP".equals(code(reply))) {
					assertThat(reply).succeedsWithin(PATIENCE).isEqualTo(new Approval(number, "Ada"));
					assertThat(dispatches.get(number)).as(number).isOne();
				}
			});
			assertThat(dispatches.values()).containsOnly(1L);
		}
	}

	@Test
	void noCallIsRepeatedAndEachIsAnsweredWithCallsInMemory() throws Exception {
		int port = freePort();
		try (ServerProcess server = new ServerProcess(this.directory, port);
				ConfigurableApplicationContext client = client(port)) {
			Map<String, CompletableFuture<Approval>> replies = submitThroughRestarts(server, client);
			Map<String, Long> dispatches = server.dispatches();
			replies.forEach((number, reply) -> {
				String code = code(reply);
				if (code != null) {
					assertThat(code).as(number).isIn((Object[]) LOST);
				}
				else {
					assertThat(reply.join()).isEqualTo(new Approval(number, "Ada"));
					assertThat(dispatches.get(number)).as(number).isOne();
				}
			});
			assertThat(dispatches.values()).containsOnly(1L);
			assertThat(replies.values()).extracting(ServerRestartTests::code).contains(LOST[0]).contains((String) null);
		}
	}

	private static Map<String, CompletableFuture<Approval>> submitThroughRestarts(ServerProcess server,
			ConfigurableApplicationContext client) throws Exception {
		try (Submissions submissions = new Submissions(client.getBean(ExpenseClient.class))) {
			submitThrough(server, submissions, server::stop);
			submitThrough(server, submissions, server::kill);
			await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> {
				server.approvals().approveAll();
				return submissions.outstanding() == server.approvals().withoutNumber().size();
			});
			return submissions.replies();
		}
	}

	// Of each lot, some calls are outstanding by then, and some are made while there is
	// no
	// server
	private static void submitThrough(ServerProcess server, Submissions submissions, Runnable end) throws IOException {
		int before = submissions.replies().size();
		submissions.goOn(LOT);
		await().atMost(PATIENCE).until(() -> server.dispatches().size() >= before + LOT / 2);
		end.run();
		submissions.awaitMade();
		server.startAgain();
		await().atMost(PATIENCE).until(() -> server.dispatches().size() > before + LOT * 3 / 4);
	}

	private static ConfigurableApplicationContext client(int port) {
		return SampleClientApplication.builder()
			.run("--asyncrpc.client.defaults.url=http://127.0.0.1:" + port,
					"--asyncrpc.client.defaults.retry-delay=50ms", "--asyncrpc.client.defaults.max-retry-delay=500ms");
	}

	private static String code(CompletableFuture<Approval> reply) {
		try {
			reply.join();
			return null;
		}
		catch (CompletionException ex) {
			assertThat(ex).hasCauseInstanceOf(AsyncCallAbortedException.class);
			return ((AsyncCallAbortedException) ex.getCause()).code();
		}
	}

	// None of those that the client's own side of a connection gets: with nobody there to
	// accept it, it could be connected to itself
	private static int freePort() throws IOException {
		Random random = new Random();
		for (int attempt = 0; attempt < 50; attempt++) {
			int port = 20_000 + random.nextInt(10_000);
			try (ServerSocket socket = new ServerSocket()) {
				socket.bind(new InetSocketAddress("127.0.0.1", port));
				return port;
			}
			catch (IOException ex) {
				// Somebody else has it
			}
		}
		throw new IOException("No port is free");
	}

}
