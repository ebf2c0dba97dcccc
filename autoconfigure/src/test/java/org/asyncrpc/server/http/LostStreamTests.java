package org.asyncrpc.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.testing.EventStream;
import org.asyncrpc.testing.LedgerManager;
import org.asyncrpc.testing.RpcRequest;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client whose stream breaks again and again, while other threads complete its calls,
 * gets every outcome once.
 */
@RpcServerTest(LedgerManager.class)
class LostStreamTests {

	private static final int CALLS = 600;

	private static final int PER_STREAM = 37;

	private static final Pattern ID = Pattern.compile("\\|id: (\\d+)\\|");

	private static final Pattern NUMBER = Pattern.compile("\\{\"n\":(\\d+),");

	private final RpcServer server;

	private final LedgerManager ledger;

	private final TestBinding binding;

	LostStreamTests(RpcServer server) {
		this.server = server;
		this.ledger = server.bean(LedgerManager.class);
		this.binding = TestBinding.on(server);
	}

	@BeforeEach
	void reset() {
		this.ledger.reset((number) -> {
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void noOutcomeIsLostAndNoneComesTwice(boolean batch) {
		CompletableFuture<Void> calling = CompletableFuture.runAsync(this::call);
		List<Integer> numbers = new ArrayList<>();
		List<Long> ids = new ArrayList<>();
		while (numbers.size() < CALLS) {
			readSome(batch, numbers, ids);
		}
		calling.join();
		assertThat(numbers).containsExactlyInAnyOrderElementsOf(IntStream.range(0, CALLS).boxed().toList());
		assertThat(ids).isSorted().doesNotHaveDuplicates().last().isEqualTo((long) CALLS);
	}

	private void readSome(boolean batch, List<Integer> numbers, List<Long> ids) {
		RpcRequest request = batch ? this.binding.batchedReplies() : this.binding.replies();
		if (!ids.isEmpty()) {
			request.header("Last-Event-ID", String.valueOf(ids.get(ids.size() - 1)));
		}
		int enough = Math.min(CALLS, numbers.size() + PER_STREAM);
		try (EventStream replies = request.stream()) {
			while (numbers.size() < enough) {
				String event = replies.next();
				Matcher id = ID.matcher(event);
				assertThat(id.find()).as(event).isTrue();
				ids.add(Long.valueOf(id.group(1)));
				Matcher number = NUMBER.matcher(event);
				while (number.find()) {
					numbers.add(Integer.valueOf(number.group(1)));
				}
			}
		}
	}

	private void call() {
		ExecutorService completing = Executors.newFixedThreadPool(4);
		try {
			for (int first = 0; first < CALLS; first += 20) {
				String[] elements = IntStream.range(first, first + 20)
					.mapToObj((number) -> TestBinding.element("keep", number))
					.toArray(String[]::new);
				assertThat(this.binding.batch(elements).answer()).hasStatus(200);
				for (int i = 0; i < 20; i++) {
					AsyncCallHandle<Integer> call = this.ledger.take();
					completing.execute(() -> call.complete(1));
				}
			}
		}
		finally {
			completing.shutdown();
		}
	}

}
