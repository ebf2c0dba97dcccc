package org.asyncrpc.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.faults.FaultRun.Observed;
import org.asyncrpc.faults.FaultyClient.Response;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Accounts for every one of very many calls that complete, abort, throw, race, are
 * cancelled, time out, lose their client, lose their handle, are repeated, and finally
 * meet the end of their server. The system property {@code asyncrpc.faults.seed} repeats
 * the choices of an earlier run, though not the order in which threads made them.
 */
class FaultInjectionTests {

	private static final Log logger = LogFactory.getLog(FaultInjectionTests.class);

	private static final int CALLS = 100_000;

	private static final int CLIENTS = 32;

	private static final List<String> EXCLUDED = List.of(
			"org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration");

	private final Map<Integer, Observed> observed = new ConcurrentHashMap<>();

	private final AtomicInteger numbers = new AtomicInteger();

	@Test
	void everyCallHasOneOutcomeAndNothingIsKept() throws Exception {
		try (ServletWebServerApplicationContext context = start()) {
			run(context, CALLS, () -> {
			});
			assertThat(context.getBean(FateManager.class).failures()).isEmpty();
			Ledger ledger = context.getBean(Ledger.class);
			assertThat(ledger.dispatched()).isGreaterThanOrEqualTo(CALLS);
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertAccounted(ledger));
			assertThat(this.observed.values()).allSatisfy((call) -> assertThat(call.outcome()).isNotNull());
			context.getBean(LeapingClock.class).leap(Duration.ofHours(1));
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertNothingKept(context));
		}
	}

	@Test
	void everyCallHasOneOutcomeWhenTheServerStops() throws Exception {
		ServletWebServerApplicationContext context = start();
		Ledger ledger = context.getBean(Ledger.class);
		run(context, Integer.MAX_VALUE, () -> {
			await().atMost(Duration.ofSeconds(60)).until(() -> ledger.dispatched() > 10_000);
			context.close();
		});
		assertThat(ledger.dispatched()).isGreaterThan(10_000);
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertAccounted(ledger));
		assertThat(ledger.entries().values()).extracting((entry) -> entry.state).contains(AsyncCallState.ABORTED);
	}

	private void run(ServletWebServerApplicationContext context, int calls, Runnable meanwhile) throws Exception {
		long seed = Long.getLong("asyncrpc.faults.seed", new Random().nextLong());
		logger.info("The seed of this run is " + seed);
		Random seeds = new Random(seed);
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Callable<Void>> runs = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				runs.add(new FaultRun(seeds.nextLong(), this.numbers, calls, context.getWebServer().getPort(),
						this.observed));
			}
			List<Future<Void>> futures = runs.stream().map(threads::submit).toList();
			meanwhile.run();
			for (Future<Void> future : futures) {
				future.get(600, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void assertAccounted(Ledger ledger) {
		ledger.entries().forEach((number, entry) -> {
			assertThat(entry.dispatches).as("dispatches of %d", number).hasValue(1);
			assertThat(entry.ends).as("ends of %d", number).hasValue(1);
			assertThat(entry.wins.get()).as("wins of %d", number).isLessThanOrEqualTo(1);
		});
		this.observed.forEach((number, call) -> {
			assertThat(call.contradictions()).as("contradictions of %d", number).isEmpty();
			Response outcome = call.outcome();
			if (outcome != null && outcome.callId() != null) {
				assertThat(stateOf(outcome)).as("state of %d", number).isEqualTo(ledger.open(number).state);
			}
		});
	}

	private static AsyncCallState stateOf(Response outcome) {
		return switch (outcome.status()) {
			case 200 -> AsyncCallState.COMPLETED;
			case 409 -> AsyncCallState.CANCELLED;
			default -> AsyncCallState.ABORTED;
		};
	}

	private static void assertNothingKept(ServletWebServerApplicationContext context) {
		CallCounts counts = context.getBean(CallStore.class).counts();
		assertThat(counts.outstanding()).isZero();
		assertThat(counts.draining()).isZero();
		assertThat(counts.retained()).isZero();
		assertThat(context.getBean(FateManager.class).kept()).isZero();
		Object registry = ReflectionTestUtils.getField(context.getBean(AsyncRpcServer.class), "registry");
		assertThat(registry).extracting("calls").asInstanceOf(InstanceOfAssertFactories.MAP).isEmpty();
		assertThat(registry).extracting("draining").asInstanceOf(InstanceOfAssertFactories.MAP).isEmpty();
		assertThat(registry).extracting("admission.total").hasToString("0");
	}

	private static ServletWebServerApplicationContext start() {
		return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
			.properties("server.port=0", "server.address=127.0.0.1", "asyncrpc.server.shutdown-timeout=200ms",
					"logging.level.org.asyncrpc.failures=off", "logging.level.org.asyncrpc.server.AbandonedCalls=off",
					"spring.autoconfigure.exclude=" + String.join(",", EXCLUDED))
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(FateManager.class)
	static class Application {

		@Bean
		LeapingClock clock() {
			return new LeapingClock();
		}

		@Bean
		Ledger ledger() {
			return new Ledger();
		}

	}

}
