package org.asyncrpc.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.asyncrpc.AsyncCallState;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Home;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Outcome;
import org.asyncrpc.store.TraceParent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is done to several calls together comes to the same as one after the other.
 */
abstract class CallGroupsTests {

	private static final String NODE = "node";

	private static final Outcome REPLY = Outcome.completed("1".getBytes(StandardCharsets.UTF_8));

	private static final Outcome ABORT = new Outcome(AsyncCallState.ABORTED, 422, null, "OUT_OF_STOCK", "Nothing left",
			"{}".getBytes(StandardCharsets.UTF_8));

	private Database database;

	private CallSql sql;

	abstract DataSource dataSource();

	abstract String platform();

	abstract CallGroups groups(Database database, CallSql sql);

	@BeforeEach
	void clear() {
		TestDatabase.clear(dataSource(), platform());
		this.database = new Database(dataSource());
		this.sql = new CallSql(JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX, this.database.platform());
	}

	@Test
	void storesCallsAsTheyAre() {
		CallRecord plain = call(1, null);
		CallRecord full = new CallRecord(new CallId(9, 9), "order/place", "alice", 5, 50, "10.0.0.1",
				TraceParent.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
				new Idempotency("key", "fingerprint"), new Home(NODE, NodeLoss.KEEP));
		assertThat(add(plain, full)).containsExactly(true, true);
		assertThat(read(plain.id()).call().record()).isEqualTo(plain);
		assertThat(read(full.id()).call().record()).isEqualTo(full);
		assertThat(read(full.id())).returns(NODE, CallRow::owner).returns(50L, CallRow::dueAt);
	}

	@Test
	void storesOneOfTheCallsThatHaveTheSameKey() {
		add(call(1, "taken"));
		assertThat(add(call(2, "taken"), call(3, "free"), call(4, "free"), call(5, null))).containsExactly(false, true,
				false, true);
		assertThat(read(new CallId(0, 2))).isNull();
	}

	@Test
	void endsCallsAsTheyAreToEnd() {
		CallId one = added(1);
		CallId other = added(2);
		CallId unknown = new CallId(0, 3);
		assertThat(end(end(one, REPLY), end(unknown, REPLY), end(other, ABORT))).containsExactly(true, false, true);
		assertThat(read(one).call().outcome()).usingRecursiveComparison().isEqualTo(REPLY);
		assertThat(read(other).call().outcome()).usingRecursiveComparison().isEqualTo(ABORT);
		assertThat(read(one)).returns(null, CallRow::owner)
			.returns(70L, CallRow::dueAt)
			.returns(true, CallRow::retained);
		assertThat(read(one).call().endedAt()).isEqualTo(7);
	}

	@Test
	void endsACallOnceAndKnowsWhoHasWon() {
		CallId id = added(1);
		List<Boolean> won = end(end(id, ABORT), end(id, REPLY), end(added(2), REPLY));
		assertThat(won.subList(0, 2)).containsOnlyOnce(true);
		assertThat(read(id).call().outcome()).usingRecursiveComparison().isEqualTo(won.get(0) ? ABORT : REPLY);
		assertThat(end(end(id, ABORT), end(id, REPLY))).containsExactly(false, false);
	}

	@Test
	void letsOnlyTheOwnerClaimThatItHasDispatchedACall() {
		EndRequest foreign = new EndRequest(added(1), REPLY, "other", Claim.DISPATCHED, false, false, 7, 70);
		EndRequest found = new EndRequest(added(2), REPLY, "other", Claim.FOUND, true, true, 7, 70);
		assertThat(end(foreign, found)).containsExactly(false, true);
		assertThat(read(foreign.id()).isOutstanding()).isTrue();
		assertThat(read(found.id())).returns(true, CallRow::unseen).returns(NODE, CallRow::owner);
		assertThat(read(found.id()).call()).returns(true, (call) -> call.cancelRequested())
			.returns(true, (call) -> call.draining());
	}

	@Test
	void passesOverCallsThatSomebodyHasLocked() throws SQLException {
		CallId locked = added(1);
		CallId free = added(2);
		try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("UPDATE asyncrpc_call SET draining = TRUE WHERE call_id = '%s'".formatted(locked));
			assertThat(end(end(locked, REPLY), end(free, REPLY))).containsExactly(false, true);
			connection.rollback();
		}
		assertThat(end(end(locked, REPLY), end(free, REPLY))).containsExactly(true, false);
	}

	@Test
	void removesCallsThatNothingIsToBeDoneAbout() {
		CallId outstanding = added(1);
		CallId ended = added(2);
		CallId alsoEnded = added(3);
		CallId draining = added(4);
		CallRecord repeatable = call(5, "key");
		add(repeatable);
		end(end(ended, REPLY), end(alsoEnded, REPLY), end(repeatable.id(), REPLY),
				new EndRequest(draining, ABORT, NODE, Claim.FOUND, true, true, 7, 70));
		assertThat(groups().remove(List.of(outstanding, ended, draining, repeatable.id(), alsoEnded)))
			.containsExactly(false, true, false, false, true);
		assertThat(groups().remove(List.of(ended))).containsExactly(false);
		assertThat(read(ended)).isNull();
		assertThat(read(outstanding)).isNotNull();
	}

	@Test
	void doesManyTogether() {
		List<CallRecord> calls = IntStream.range(0, 300).mapToObj((number) -> call(number, null)).toList();
		assertThat(add(calls.toArray(CallRecord[]::new))).hasSize(300).containsOnly(true);
		assertThat(groups().end(calls.stream().map((call) -> end(call.id(), REPLY)).toList())).hasSize(300)
			.containsOnly(true);
		assertThat(groups().remove(calls.stream().map(CallRecord::id).toList())).hasSize(300).containsOnly(true);
	}

	private CallGroups groups() {
		return groups(this.database, this.sql);
	}

	private List<Boolean> add(CallRecord... calls) {
		List<NewCall> added = new ArrayList<>();
		for (CallRecord call : calls) {
			added.add(new NewCall(call, NODE));
		}
		return groups().add(added);
	}

	private List<Boolean> end(EndRequest... ends) {
		return groups().end(List.of(ends));
	}

	private static EndRequest end(CallId id, Outcome outcome) {
		return new EndRequest(id, outcome, NODE, Claim.DISPATCHED, false, false, 7, 70);
	}

	private CallId added(int number) {
		CallRecord call = call(number, null);
		add(call);
		return call.id();
	}

	private static CallRecord call(int number, String key) {
		return new CallRecord(new CallId(0, number), "order/place", null, 5, 50, null, null,
				(key != null) ? new Idempotency(key, "fingerprint") : null, new Home(NODE, NodeLoss.ABORT));
	}

	private CallRow read(CallId id) {
		return new CallReader(this.database, this.sql).row(id);
	}

}
