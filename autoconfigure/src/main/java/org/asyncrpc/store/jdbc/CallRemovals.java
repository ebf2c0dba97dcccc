package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of ended calls. A call whose client is done with it goes at once, unless its
 * manager or another node still has to do with it.
 */
final class CallRemovals {

	private final StoreParts parts;

	private final AnsweredCalls answered = new AnsweredCalls(this::removeAnswered);

	private final GroupCommit<AnsweredCall, Boolean> group;

	CallRemovals(StoreParts parts) {
		this.parts = parts;
		this.group = new GroupCommit<>((calls) -> {
			removeAnswered(calls);
			return Collections.nCopies(calls.size(), true);
		});
	}

	void delivered(CallId id, Delivery delivery) {
		AnsweredCall call = new AnsweredCall(id, this.parts.clock.millis());
		if (delivery == Delivery.FETCHED) {
			keepALittle(List.of(call));
		}
		else if (!this.answered.leave(call)) {
			this.group.submit(call);
		}
	}

	/**
	 * Makes sure that a call which was answered is gone.
	 * @param id the id of the call
	 */
	void settle(CallId id) {
		this.answered.remove(id);
	}

	/**
	 * Makes sure that all calls which were answered are gone.
	 */
	void sweep() {
		this.answered.removeAll();
	}

	private void removeAnswered(List<AnsweredCall> calls) {
		List<Boolean> removed = this.parts.groups.remove(calls.stream().map(AnsweredCall::id).toList());
		Map<CallId, AnsweredCall> rest = new HashMap<>();
		for (int i = 0; i < calls.size(); i++) {
			if (removed.get(i)) {
				this.parts.room.giveBackAverage();
			}
			else {
				rest.put(calls.get(i).id(), calls.get(i));
			}
		}
		if (!rest.isEmpty()) {
			letGo(rest);
		}
	}

	private void letGo(Map<CallId, AnsweredCall> calls) {
		List<AnsweredCall> kept = new ArrayList<>();
		for (CallRow row : this.parts.database.single(() -> this.parts.reader.rows(calls.keySet()))) {
			if (row.call().record().idempotency() != null) {
				kept.add(Objects.requireNonNull(calls.get(row.call().id())));
			}
			else if (row.retained()) {
				letGo(row);
			}
		}
		keepALittle(kept);
	}

	void acknowledge(@Nullable String principal, CallId id) {
		CallRow row = row(id);
		if (row != null && row.retained() && Objects.equals(row.call().record().principal(), principal)) {
			letGo(row);
		}
	}

	void withdraw(CallId id) {
		CallRow row = row(id);
		this.parts.local.remove(id);
		if (row != null && update(this.parts.sql.remove, id.toString()) > 0 && row.retained()) {
			giveBack(row.call());
		}
	}

	void drained(CallId id) {
		if (update(this.parts.sql.drained, id.toString()) > 0) {
			removeReleased(id);
		}
	}

	/**
	 * Drops a call, or, if its manager or another node still has to do with it, makes it
	 * impossible to find.
	 * @param row the call
	 */
	void letGo(CallRow row) {
		StoredCall call = row.call();
		long until = call.endedAt() + this.parts.settings.retention().undelivered().toMillis();
		if (update(this.parts.sql.release, until, call.id().toString()) > 0) {
			giveBack(call);
			removeReleased(call.id());
		}
	}

	/**
	 * Drops a call if nobody has to do with it any more.
	 * @param id the id of the call
	 */
	void removeReleased(CallId id) {
		update(this.parts.sql.removeReleased, id.toString());
	}

	private void keepALittle(List<AnsweredCall> calls) {
		if (calls.isEmpty()) {
			return;
		}
		long retention = this.parts.settings.retention().delivered().toMillis();
		int[] counts = this.parts.database.batch(this.parts.sql.keepUntil, calls, (statement, call) -> {
			statement.setLong(1, call.at() + retention);
			statement.setString(2, call.id().toString());
			statement.setLong(3, call.at() + retention);
		});
		for (int i = 0; i < counts.length; i++) {
			if (counts[i] > 0) {
				this.parts.dueTime.at(calls.get(i).at() + retention);
			}
		}
	}

	private void giveBack(StoredCall call) {
		this.parts.room.giveBack((call.outcome() != null) ? call.outcome().size() : 0);
	}

	private @Nullable CallRow row(CallId id) {
		return this.parts.database.single(() -> Optional.ofNullable(this.parts.reader.row(id))).orElse(null);
	}

	private int update(String sql, Object... parameters) {
		return this.parts.database.single(() -> this.parts.database.client().sql(sql).params(parameters).update());
	}

}
