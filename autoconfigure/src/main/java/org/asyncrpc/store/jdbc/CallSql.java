package org.asyncrpc.store.jdbc;

/**
 * The statements about calls. Those that change a call say in themselves in which state
 * it must be, so that each is one step however many others come at the same moment. What
 * else they say of it is written as no index has it ({@code due_at + 0}), so that the
 * database looks for its id alone.
 */
final class CallSql {

	/** As the index of these says it, and no statement about a single call does. */
	static final String ALL_OUTSTANDING = "state = 'OUTSTANDING' AND ended_at = 0";

	/** As the index of these says it, and no statement about a single call does. */
	private static final String ALL_ENDED = "state <> 'OUTSTANDING' AND ended_at <> 0";

	static final String ALL_DRAINING = "draining = TRUE AND " + ALL_ENDED;

	private static final String ALL_RETAINED = "retained = TRUE AND " + ALL_ENDED;

	final String insert;

	/**
	 * Does nothing if there is a call with the same idempotency key, if the database can.
	 */
	final String insertUnlessThere;

	final String find;

	final String findByKey;

	final String findByIdempotency;

	final String findAll;

	final String end;

	final String assignKey;

	final String requestCancel;

	final String progress;

	final String drained;

	final String removeReleased;

	final String removeDelivered;

	final String remove;

	final String release;

	final String keepUntil;

	final String due;

	final String nextDue;

	final String expire;

	final String ownedBy;

	final String disown;

	final String unseenBy;

	final String markSeen;

	final String countRetained;

	final String principalsWithoutRoom;

	final String countDraining;

	final String countOutstanding;

	private final String table;

	private final Platform platform;

	CallSql(String prefix, Platform platform) {
		this.table = prefix + "call";
		this.platform = platform;
		String select = "SELECT * FROM " + this.table;
		this.insert = "INSERT INTO " + this.table
				+ " (call_id, operation, principal, accepted_at, deadline, client_address, trace_parent, idempotency_key,"
				+ " fingerprint, idempotency_id, node, on_node_loss, owner, due_at)"
				+ " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
		this.insertUnlessThere = this.insert + platform.onConflict();
		this.find = select + " WHERE call_id = ? AND (retained = TRUE OR state = 'OUTSTANDING')";
		this.findByKey = select + " WHERE key_id = ?";
		this.findByIdempotency = select + " WHERE idempotency_id = ?";
		this.findAll = select + " WHERE call_id IN (:ids)";
		this.end = update(
				"state = ?, status = ?, reply = ?, code = ?, detail = ?, members = ?, outcome_size = ?,"
						+ " ended_at = ?, due_at = ?, retained = TRUE, key_id = NULL, draining = ?,"
						+ " cancel_requested = (cancel_requested = TRUE OR ? = TRUE),"
						+ " unseen = CASE WHEN owner <> ? THEN TRUE ELSE FALSE END,"
						+ " owner = CASE WHEN owner <> ? THEN owner ELSE NULL END",
				"call_id = ? AND state = 'OUTSTANDING' AND (owner = ? OR ? = TRUE)");
		this.assignKey = update("business_key = ?, key_id = ?", "call_id = ? AND state = 'OUTSTANDING'");
		this.requestCancel = update("cancel_requested = TRUE, unseen = CASE WHEN owner <> ? THEN TRUE ELSE FALSE END",
				"call_id = ? AND state = 'OUTSTANDING' AND cancel_requested = FALSE");
		this.progress = update(
				"progress_fraction = ?, progress_message = ?, "
						+ "unseen = CASE WHEN owner <> ? THEN TRUE ELSE unseen END",
				"call_id = ? AND state = 'OUTSTANDING'");
		this.drained = update("draining = FALSE", "call_id = ? AND draining = TRUE");
		this.removeReleased = delete("call_id = ? AND retained = FALSE AND draining = FALSE AND unseen = FALSE"
				+ " AND state <> 'OUTSTANDING'");
		this.removeDelivered = delete("call_id = ? AND retained = TRUE AND draining = FALSE AND unseen = FALSE"
				+ " AND idempotency_key IS NULL") + platform.lazily();
		this.remove = delete("call_id = ?");
		this.release = update("retained = FALSE, idempotency_id = NULL, due_at = ?", "call_id = ? AND retained = TRUE");
		this.keepUntil = update("due_at = ?", "call_id = ? AND retained = TRUE AND due_at + 0 > ?");
		this.due = select + " WHERE due_at <= ? ORDER BY due_at FETCH FIRST 256 ROWS ONLY";
		this.nextDue = "SELECT MIN(due_at) FROM " + this.table;
		this.expire = delete("call_id = ? AND state <> 'OUTSTANDING' AND due_at + 0 <= ?");
		this.ownedBy = select + " WHERE owner = ? AND state = 'OUTSTANDING' FETCH FIRST 500 ROWS ONLY";
		this.disown = update("owner = NULL", "call_id = ? AND state = 'OUTSTANDING' AND COALESCE(owner, '') = ?");
		this.unseenBy = select + " WHERE owner = ? AND unseen = TRUE FETCH FIRST 500 ROWS ONLY";
		this.markSeen = update("unseen = FALSE, owner = CASE WHEN state = 'OUTSTANDING' THEN owner ELSE NULL END",
				"call_id = ? AND COALESCE(owner, '') = ? AND state = ? AND cancel_requested = ?");
		this.countRetained = "SELECT COUNT(*), COALESCE(SUM(outcome_size), 0) FROM " + this.table + " WHERE "
				+ ALL_RETAINED;
		this.principalsWithoutRoom = "SELECT principal FROM " + this.table + " WHERE " + ALL_RETAINED
				+ " AND principal IS NOT NULL GROUP BY principal HAVING COUNT(*) >= ? OR SUM(outcome_size) >= ?";
		this.countDraining = "SELECT COUNT(*) FROM " + this.table + " WHERE " + ALL_DRAINING;
		this.countOutstanding = "SELECT operation, COUNT(*), MIN(accepted_at) FROM " + this.table + " WHERE "
				+ ALL_OUTSTANDING + " GROUP BY operation";
	}

	String table() {
		return this.table;
	}

	private String update(String values, String condition) {
		return "UPDATE %s SET %s WHERE %s".formatted(this.table, values, this.platform.matching(this.table, condition));
	}

	private String delete(String condition) {
		return "DELETE FROM %s WHERE %s".formatted(this.table, this.platform.matching(this.table, condition));
	}

}
