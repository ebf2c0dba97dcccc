CREATE TABLE IF NOT EXISTS asyncrpc_node (
	node_id VARCHAR(32) PRIMARY KEY,
	name TEXT NOT NULL,
	expires_at BIGINT NOT NULL,
	lost BOOLEAN DEFAULT FALSE NOT NULL
);

CREATE TABLE IF NOT EXISTS asyncrpc_waiter (
	call_id VARCHAR(32) NOT NULL,
	node_id VARCHAR(32) NOT NULL,
	PRIMARY KEY (call_id, node_id)
);

CREATE TABLE IF NOT EXISTS asyncrpc_call (
	call_id VARCHAR(32) PRIMARY KEY,
	operation TEXT NOT NULL,
	principal TEXT,
	accepted_at BIGINT NOT NULL,
	deadline BIGINT NOT NULL,
	client_address TEXT,
	trace_parent VARCHAR(55),
	idempotency_key TEXT,
	fingerprint TEXT,
	idempotency_id VARCHAR(64),
	node TEXT NOT NULL,
	on_node_loss VARCHAR(16) NOT NULL,
	owner VARCHAR(32),
	state VARCHAR(16) DEFAULT 'OUTSTANDING' NOT NULL,
	due_at BIGINT NOT NULL,
	cancel_requested BOOLEAN DEFAULT FALSE NOT NULL,
	unseen BOOLEAN DEFAULT FALSE NOT NULL,
	draining BOOLEAN DEFAULT FALSE NOT NULL,
	retained BOOLEAN DEFAULT FALSE NOT NULL,
	business_key TEXT,
	key_id VARCHAR(64),
	progress_fraction DOUBLE PRECISION,
	progress_message TEXT,
	status INTEGER,
	reply BYTEA,
	code TEXT,
	detail TEXT,
	members BYTEA,
	outcome_size INTEGER DEFAULT 0 NOT NULL,
	ended_at BIGINT DEFAULT 0 NOT NULL
) WITH (vacuum_truncate = FALSE);

CREATE UNIQUE INDEX IF NOT EXISTS asyncrpc_call_idempotency ON asyncrpc_call (idempotency_id)
	WHERE idempotency_id IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS asyncrpc_call_key ON asyncrpc_call (key_id) WHERE key_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS asyncrpc_call_due ON asyncrpc_call (due_at);
CREATE INDEX IF NOT EXISTS asyncrpc_call_owner ON asyncrpc_call (owner, unseen) WHERE owner IS NOT NULL;

-- PostgreSQL uses a plan until the next ANALYZE, however many calls have come since. One of a time when there were none
-- must still find a call by its id. Therefore the table keeps the size that it has once had, and the conditions of these
-- two say more than they need to: only a statement about many calls says it, too, and can use them.
CREATE INDEX IF NOT EXISTS asyncrpc_call_outstanding ON asyncrpc_call (accepted_at, call_id) INCLUDE (operation)
	WHERE state = 'OUTSTANDING' AND ended_at = 0;
CREATE INDEX IF NOT EXISTS asyncrpc_call_ended ON asyncrpc_call (accepted_at, call_id)
	INCLUDE (retained, outcome_size, draining) WHERE state <> 'OUTSTANDING' AND ended_at <> 0;
