CREATE TABLE IF NOT EXISTS asyncrpc_node (
	node_id VARCHAR(32) PRIMARY KEY,
	name VARCHAR NOT NULL,
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
	operation VARCHAR NOT NULL,
	principal VARCHAR,
	accepted_at BIGINT NOT NULL,
	deadline BIGINT NOT NULL,
	client_address VARCHAR,
	trace_parent VARCHAR(55),
	idempotency_key VARCHAR,
	fingerprint VARCHAR,
	idempotency_id VARCHAR(64),
	node VARCHAR NOT NULL,
	on_node_loss VARCHAR(16) NOT NULL,
	owner VARCHAR(32),
	state VARCHAR(16) DEFAULT 'OUTSTANDING' NOT NULL,
	due_at BIGINT NOT NULL,
	cancel_requested BOOLEAN DEFAULT FALSE NOT NULL,
	unseen BOOLEAN DEFAULT FALSE NOT NULL,
	draining BOOLEAN DEFAULT FALSE NOT NULL,
	retained BOOLEAN DEFAULT FALSE NOT NULL,
	business_key VARCHAR,
	key_id VARCHAR(64),
	progress_fraction DOUBLE PRECISION,
	progress_message VARCHAR,
	status INTEGER,
	reply BLOB,
	code VARCHAR,
	detail VARCHAR,
	members BLOB,
	outcome_size INTEGER DEFAULT 0 NOT NULL,
	ended_at BIGINT DEFAULT 0 NOT NULL
);

CREATE UNIQUE INDEX IF NOT EXISTS asyncrpc_call_idempotency ON asyncrpc_call (idempotency_id);
CREATE UNIQUE INDEX IF NOT EXISTS asyncrpc_call_key ON asyncrpc_call (key_id);
CREATE INDEX IF NOT EXISTS asyncrpc_call_due ON asyncrpc_call (due_at);
CREATE INDEX IF NOT EXISTS asyncrpc_call_owner ON asyncrpc_call (owner, unseen);
CREATE INDEX IF NOT EXISTS asyncrpc_call_outstanding ON asyncrpc_call (state, accepted_at, call_id);
CREATE INDEX IF NOT EXISTS asyncrpc_call_draining ON asyncrpc_call (draining, accepted_at, call_id);
CREATE INDEX IF NOT EXISTS asyncrpc_call_retained ON asyncrpc_call (retained, outcome_size);
