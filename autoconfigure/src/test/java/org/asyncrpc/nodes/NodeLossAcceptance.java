package org.asyncrpc.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.asyncrpc.nodes.NodeClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Very many outstanding calls on two nodes, one of which is killed while calls are being
 * completed everywhere. Afterwards every call must be accounted for.
 */
final class NodeLossAcceptance {

	private static final int CALLS = 10_000;

	/** How many calls a node is asked to complete at once. */
	private static final int CHUNK = 50;

	/** How much of this the victim is given to do before it is killed. */
	private static final int CHUNKS_BEFORE_DEATH = 10;

	private static final int THREADS = 16;

	private final NodeClient victim;

	private final NodeClient survivor;

	private final NodeClient other;

	private final Death death;

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private final Map<String, String> ids = new ConcurrentHashMap<>();

	/** Who was told to have ended a call. */
	private final Map<String, String> winners = new ConcurrentHashMap<>();

	/**
	 * Create a run.
	 * @param victim the node that dies
	 * @param survivor the other one that dispatches calls
	 * @param other a node without calls of its own
	 * @param death kills the victim
	 */
	NodeLossAcceptance(NodeClient victim, NodeClient survivor, NodeClient other, Death death) {
		this.victim = victim;
		this.survivor = survivor;
		this.other = other;
		this.death = death;
	}

	/**
	 * Makes calls, kills the victim, and accounts for every call.
	 * @param round tells the calls apart from those of other rounds
	 * @return the figures
	 * @throws Exception if something fails
	 */
	Account run(int round) throws Exception {
		try {
			List<String> doomed = names("doomed-%d-".formatted(round));
			List<String> safe = names("safe-%d-".formatted(round));
			submitAll(this.victim, doomed);
			submitAll(this.survivor, safe);
			List<CompletableFuture<Answer>> held = doomed.subList(0, THREADS)
				.stream()
				.map((name) -> this.other.reply(this.ids.get(name)))
				.toList();
			completeAndKill(doomed, safe);
			completeRest(doomed, safe);
			Account account = account(doomed, safe);
			for (int i = 0; i < held.size(); i++) {
				assertThat(held.get(i).get(1, TimeUnit.MINUTES)).isEqualTo(reply(this.survivor, doomed.get(i)));
			}
			return account;
		}
		finally {
			this.threads.shutdownNow();
		}
	}

	private static List<String> names(String prefix) {
		return IntStream.range(0, CALLS / 2).mapToObj((i) -> prefix + i).toList();
	}

	private static boolean isKept(String name) {
		return name.hashCode() % 2 == 0;
	}

	private void submitAll(NodeClient node, List<String> names) throws Exception {
		List<Callable<String>> tasks = names.stream().<Callable<String>>map((name) -> () -> {
			String id = node.accepted(isKept(name) ? "keep" : "run", name);
			return this.ids.put(name, id);
		}).toList();
		await(this.threads.invokeAll(tasks));
		assertThat(this.ids).containsKeys(names.toArray(String[]::new));
	}

	// The victim and another node race for the same calls; some of them nobody completes
	private void completeAndKill(List<String> doomed, List<String> safe) throws Exception {
		List<String> contended = doomed.subList(0, CALLS / 4);
		Future<?> elsewhere = this.threads.submit(() -> complete(this.other, false, "other", reversed(contended)));
		Future<?> atHome = this.threads.submit(() -> complete(this.survivor, true, "survivor", half(safe)));
		int chunks = 0;
		for (List<String> chunk : chunks(contended)) {
			if (chunks++ == CHUNKS_BEFORE_DEATH) {
				CompletableFuture<List<String>> last = this.victim.completeAll(true, "victim", tasks(chunk));
				this.death.kill();
				last.handle((names, ex) -> (names != null) ? won("victim", names) : 0).join();
				break;
			}
			won("victim", this.victim.completeAll(true, "victim", tasks(chunk)).join());
		}
		await(List.of(elsewhere, atHome));
	}

	// Both survivors try all calls, whoever had them
	private void completeRest(List<String> doomed, List<String> safe) throws Exception {
		List<String> lost = doomed.stream().filter((name) -> !isKept(name)).toList();
		for (String name : lost) {
			this.survivor.reply(this.ids.get(name)).join();
		}
		List<String> all = new ArrayList<>(doomed);
		all.addAll(safe);
		await(List.of(this.threads.submit(() -> complete(this.survivor, false, "survivor", all)),
				this.threads.submit(() -> complete(this.other, false, "other", all))));
	}

	private void complete(NodeClient node, boolean own, String by, List<String> names) {
		chunks(names).forEach((chunk) -> won(by, node.completeAll(own, by, tasks(chunk)).join()));
	}

	private Map<String, String> tasks(List<String> names) {
		return names.stream().collect(Collectors.toMap(Function.identity(), this.ids::get));
	}

	private int won(String by, List<String> names) {
		for (String name : names) {
			assertThat(this.winners.put(name, by)).as("Another winner of " + name).isNull();
		}
		return names.size();
	}

	private Account account(List<String> doomed, List<String> safe) throws Exception {
		List<Callable<String>> tasks = new ArrayList<>();
		doomed.forEach((name) -> tasks.add(() -> outcome(name, true)));
		safe.forEach((name) -> tasks.add(() -> outcome(name, false)));
		Map<String, Integer> counts = new ConcurrentHashMap<>();
		for (Future<String> outcome : this.threads.invokeAll(tasks)) {
			counts.merge(outcome.get(), 1, Integer::sum);
		}
		return new Account(counts.getOrDefault("victim", 0), counts.getOrDefault("survivor", 0),
				counts.getOrDefault("other", 0), counts.getOrDefault("lost", 0));
	}

	// What all clients are told, and what whoever completed the call was told
	private String outcome(String name, boolean doomed) throws Exception {
		Answer answer = reply(this.survivor, name);
		if (name.endsWith("0")) {
			assertThat(reply(this.other, name)).isEqualTo(answer);
		}
		String winner = this.winners.get(name);
		if (answer.isProblem("SERVER_LOST")) {
			assertThat(doomed && !isKept(name)).as("The call %s can be lost", name).isTrue();
			assertThat(winner).isNull();
			return "lost";
		}
		assertThat(answer.status()).as("The answer %s for %s", answer, name).isEqualTo(200);
		String by = (winner != null) ? winner : "victim";
		assertThat(answer.body()).isEqualTo("\"%s by %s\"", name, by);
		return by;
	}

	private Answer reply(NodeClient node, String name) throws Exception {
		return node.reply(this.ids.get(name)).get(1, TimeUnit.MINUTES);
	}

	private static void await(List<? extends Future<?>> futures) throws Exception {
		for (Future<?> future : futures) {
			future.get(5, TimeUnit.MINUTES);
		}
	}

	private static List<String> half(List<String> names) {
		return names.subList(0, names.size() / 2);
	}

	private static List<String> reversed(List<String> names) {
		List<String> reversed = new ArrayList<>(names);
		Collections.reverse(reversed);
		return reversed;
	}

	private static List<List<String>> chunks(List<String> names) {
		return IntStream.range(0, names.size() / CHUNK)
			.mapToObj((i) -> names.subList(i * CHUNK, (i + 1) * CHUNK))
			.toList();
	}

	/**
	 * Kills a node.
	 */
	@FunctionalInterface
	interface Death {

		void kill() throws Exception;

	}

	/**
	 * What has become of all calls.
	 *
	 * @param byVictim how many the killed node had completed
	 * @param bySurvivor how many the other one that had calls has completed
	 * @param byOther how many a node without calls of its own has completed
	 * @param lost how many ended with their node
	 */
	record Account(int byVictim, int bySurvivor, int byOther, int lost) {

		int total() {
			return byVictim() + bySurvivor() + byOther() + lost();
		}

	}

}
