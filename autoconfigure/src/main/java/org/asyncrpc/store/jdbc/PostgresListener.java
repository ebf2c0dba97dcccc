package org.asyncrpc.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.store.CallId;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears hints on a connection of its own, and makes a new one when that is lost.
 */
final class PostgresListener {

	private static final Log logger = LogFactory.getLog(PostgresListener.class);

	private static final int POLL_MILLIS = 500;

	private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final DataSource connections;

	private final Consumer<Collection<CallId>> hinted;

	private volatile @Nullable Thread thread;

	private volatile boolean listening;

	PostgresListener(DataSource connections, Consumer<Collection<CallId>> hinted) {
		this.connections = connections;
		this.hinted = hinted;
	}

	/**
	 * Begins to listen, and no longer for whom it listened before.
	 * @param node the id of this node
	 */
	synchronized void start(String node) {
		Thread created = new Thread(() -> run(node), "asyncrpc-listen");
		created.setDaemon(true);
		this.thread = created;
		created.start();
	}

	synchronized void stop() {
		this.thread = null;
	}

	boolean isListening() {
		return this.listening;
	}

	private void run(String node) {
		while (isCurrent()) {
			try (Connection connection = this.connections.getConnection()) {
				connection.setAutoCommit(true);
				listen(connection, node);
			}
			catch (SQLException | RuntimeException ex) {
				logger.info("Hints of other nodes are not heard, and calls are looked at often instead: "
						+ ex.getClass().getName());
				logger.debug("Hints of other nodes are not heard", ex);
				this.listening = false;
				LockSupport.parkNanos(this, RETRY_NANOS);
			}
		}
	}

	private boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

	private void listen(Connection connection, String node) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("LISTEN " + Waiters.CHANNEL_PREFIX + node);
		}
		PGConnection notifications = connection.unwrap(PGConnection.class);
		this.listening = true;
		while (isCurrent()) {
			PGNotification[] heard = notifications.getNotifications(POLL_MILLIS);
			if (heard != null) {
				hear(heard);
			}
		}
	}

	private void hear(PGNotification[] heard) {
		List<CallId> ids = Arrays.stream(heard)
			.flatMap((notification) -> Arrays.stream(notification.getParameter().split(",")))
			.map(CallId::parse)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
		try {
			this.hinted.accept(ids);
		}
		catch (RuntimeException ex) {
			logger.warn("Hints of other nodes were lost: " + ex.getClass().getName());
			logger.debug("Hints of other nodes were lost", ex);
		}
	}

}
