package org.asyncrpc.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.CallStoreListener;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.Retention;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.store.jdbc.JdbcCallStore;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The store, with its housekeeping, as a node has it.
 */
final class StoreInDatabase implements Contestant {

	static final String OPERATION = "order/place";

	static final long TIMEOUT_MILLIS = Duration.ofHours(1).toMillis();

	static final byte[] REPLY = "{\"number\":\"4711\",\"placedAt\":\"2026-03-01T10:00:00Z\",\"amount\":12.5}"
		.getBytes(StandardCharsets.UTF_8);

	private static final Home HOME = new Home("node", NodeLoss.ABORT);

	private static final Outcome OUTCOME = Outcome.completed(REPLY);

	private final DataSource dataSource;

	private final JdbcCallStore store;

	private final Housekeeping housekeeping;

	StoreInDatabase(DataSource dataSource, DataSource direct) {
		this.dataSource = dataSource;
		new ResourceDatabasePopulator(new ClassPathResource("schema-postgresql.sql", JdbcCallStore.class))
			.execute(dataSource);
		this.store = new JdbcCallStore(dataSource,
				new JdbcCallStore.Settings(
						new Retention(Duration.ofMinutes(10), Duration.ofSeconds(30),
								new Retention.Room(100_000, Long.MAX_VALUE)),
						Duration.ofSeconds(15), Duration.ofSeconds(5), JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX),
				direct);
		this.store.start(HOME.node(), new NoListener());
		this.housekeeping = new Housekeeping(this.store);
	}

	@Override
	public String name() {
		return "`asyncrpc.store.type=jdbc`";
	}

	@Override
	public void clear() {
		JdbcClient.create(this.dataSource).sql("TRUNCATE asyncrpc_call").update();
	}

	@Override
	public void call() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		CallId id = new CallId(random.nextLong(), random.nextLong());
		long now = this.store.now();
		AddResult added = this.store
			.add(new CallRecord(id, OPERATION, null, now, now + TIMEOUT_MILLIS, null, null, null, HOME));
		boolean ended = this.store.end(id, OUTCOME, Claim.DISPATCHED);
		this.store.delivered(id, Delivery.ANSWERED);
		if (!(added instanceof AddResult.Added) || !ended) {
			throw new IllegalStateException("A call was lost");
		}
	}

	@Override
	public void close() {
		this.housekeeping.close();
		this.store.stop();
	}

	private static final class NoListener implements CallStoreListener {

		@Override
		public void ended(StoredCall call) {
		}

		@Override
		public void cancelRequested(CallId id) {
		}

		@Override
		public void progressed(CallId id, AsyncCallProgress progress) {
		}

		@Override
		public void lost() {
		}

	}

}
