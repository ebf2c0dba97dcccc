package org.asyncrpc.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.asyncrpc.faults.FaultyClient.Response;

/**
 * One client that makes calls, waits for them or does not, cancels them, repeats them and
 * drops its connection, as a seed says.
 */
final class FaultRun implements Callable<Void> {

	private static final int CALLS_AT_ONCE = 32;

	private final Random random;

	private final AtomicInteger numbers;

	private final int calls;

	private final FaultyClient client;

	private final Map<Integer, Observed> observed;

	private final List<Integer> open = new ArrayList<>();

	FaultRun(long seed, AtomicInteger numbers, int calls, int port, Map<Integer, Observed> observed) {
		this.random = new Random(seed);
		this.numbers = numbers;
		this.calls = calls;
		this.client = new FaultyClient(port);
		this.observed = observed;
	}

	@Override
	public Void call() {
		try {
			for (int number = next(); number < this.calls; number = next()) {
				make(number);
				if (this.open.size() >= CALLS_AT_ONCE) {
					settle();
				}
			}
			settle();
		}
		catch (IOException | StopException ex) {
			// The server has stopped: what it promised until then is in the records
		}
		return null;
	}

	private int next() {
		return this.numbers.getAndIncrement();
	}

	private void make(int number) throws IOException {
		Fate fate = Fate.values()[this.random.nextInt(Fate.values().length)];
		String body = "{\"number\":%d,\"fate\":\"%s\"}".formatted(number, fate);
		boolean hurry = fate == Fate.KEEP || fate == Fate.LOSE || this.random.nextInt(10) == 0;
		String headers = "Idempotency-Key: k%d\r\n".formatted(number)
				+ (hurry ? "Call-Timeout: 0.%03d\r\n".formatted(1 + this.random.nextInt(250)) : "")
				+ ((this.random.nextBoolean() || hurry) ? "Prefer: respond-async\r\n" : "");
		Observed call = this.observed.computeIfAbsent(number, (key) -> new Observed());
		if (this.random.nextInt(20) == 0) {
			this.client.write("POST", "/rpc/fate/meet", headers, body);
			this.client.close();
		}
		int attempts = (this.random.nextInt(10) == 0) ? 2 : 1;
		for (int i = 0; i < attempts; i++) {
			call.see(accepted(this.client.send("POST", "/rpc/fate/meet", headers, body)));
		}
		if (this.random.nextInt(8) == 0) {
			cancel(call);
		}
		this.open.add(number);
	}

	private void cancel(Observed call) throws IOException {
		String body = this.random.nextBoolean() ? "{\"abortive\":true}" : "{}";
		this.client.send("POST", "/rpc/calls/%s/cancel".formatted(call.id()), "", body);
	}

	/**
	 * Fetches the outcome of every call that was made, and so sees some a second time.
	 */
	private void settle() throws IOException {
		for (Integer number : this.open) {
			Observed call = this.observed.get(number);
			Response response = null;
			while (response == null || response.status() == 202) {
				response = this.client.send("GET", "/rpc/calls/%s/reply".formatted(call.id()), "Prefer: wait=2\r\n",
						"");
				call.see(response);
			}
		}
		this.open.clear();
	}

	private static Response accepted(Response response) {
		if (response.callId() == null) {
			throw new StopException(response);
		}
		return response;
	}

	/**
	 * What clients have seen of a call.
	 */
	static final class Observed {

		private final AtomicReference<Response> outcome = new AtomicReference<>();

		private final AtomicReference<String> id = new AtomicReference<>();

		private final Map<String, Boolean> contradictions = new ConcurrentHashMap<>();

		void see(Response response) {
			if (response.status() == 404 && this.outcome.get() != null) {
				// Delivered before, and kept no longer than the server says
				return;
			}
			check("id", this.id.updateAndGet((known) -> (known != null) ? known : response.callId()),
					response.callId());
			if (response.status() != 202) {
				Response first = this.outcome.updateAndGet((known) -> (known != null) ? known : response);
				check("status", first.status(), response.status());
				check("body", first.body(), response.body());
			}
		}

		private void check(String what, Object first, Object second) {
			if (!first.equals(second)) {
				this.contradictions.put("%s: first %s, then %s".formatted(what, first, second), true);
			}
		}

		String id() {
			return this.id.get();
		}

		Response outcome() {
			return this.outcome.get();
		}

		Iterable<String> contradictions() {
			return this.contradictions.keySet();
		}

	}

	/** The server refuses new calls. */
	private static final class StopException extends RuntimeException {

		private StopException(Response response) {
			super(String.valueOf(response.status()));
		}

	}

}
