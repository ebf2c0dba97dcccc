package org.asyncrpc.store.jdbc;

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

	private final GroupCommit<CallId, Boolean> group;

	CallRemovals(StoreParts parts) {
		this.parts = parts;
		this.group = new GroupCommit<>(parts.groups::remove);
	}

	void delivered(CallId id, Delivery delivery) {
		if (delivery == Delivery.ANSWERED && this.group.submit(id)) {
			this.parts.room.giveBackAverage();
			return;
		}
		CallRow row = row(id);
		if (row == null || !row.retained()) {
			return;
		}
		if (delivery == Delivery.ANSWERED && row.call().record().idempotency() == null) {
			letGo(row);
		}
		else {
			keepALittle(id);
		}
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

	private void keepALittle(CallId id) {
		long until = this.parts.clock.millis() + this.parts.settings.retention().delivered().toMillis();
		if (update(this.parts.sql.keepUntil, until, id.toString(), until) > 0) {
			this.parts.dueTime.at(until);
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
