package org.asyncrpc.store.jdbc;

import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The application's database, as this package uses it: apart from the transaction of the
 * caller, unless an end shall be part of that.
 */
final class Database {

	private final DataSource dataSource;

	private final Platform platform;

	private final JdbcTemplate template;

	private final JdbcClient client;

	private final boolean autoCommits;

	private final TransactionTemplate single;

	private final TransactionTemplate atomic;

	Database(DataSource dataSource) {
		this.dataSource = dataSource;
		this.platform = Platform.of(dataSource);
		this.template = new JdbcTemplate(dataSource);
		this.client = JdbcClient.create(this.template);
		JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
		this.atomic = new TransactionTemplate(transactions);
		this.atomic.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.single = new TransactionTemplate(transactions);
		this.autoCommits = Platform.autoCommits(dataSource);
		this.single.setPropagationBehavior(this.autoCommits ? TransactionDefinition.PROPAGATION_NOT_SUPPORTED
				: TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	Platform platform() {
		return this.platform;
	}

	/**
	 * Takes part in the transaction of the caller, if there is one.
	 * @return what makes statements
	 */
	JdbcClient client() {
		return this.client;
	}

	/**
	 * Runs one statement, which is committed when this returns.
	 * @param statement what to run, with the {@link #client()}
	 * @param <T> the type of the result
	 * @return the result
	 */
	<T> T single(Supplier<T> statement) {
		return isApart() ? statement.get() : this.single.execute((status) -> statement.get());
	}

	// Also just after a transaction, whose connection is still there
	private boolean isApart() {
		return this.autoCommits && !TransactionSynchronizationManager.isSynchronizationActive()
				&& !TransactionSynchronizationManager.hasResource(this.dataSource);
	}

	/**
	 * Runs statements in a transaction of their own.
	 * @param statements what to run, with the {@link #client()}
	 * @param <T> the type of the result
	 * @return the result
	 */
	<T> T atomic(Supplier<T> statements) {
		return this.atomic.execute((status) -> statements.get());
	}

	/**
	 * Runs one statement for each item, in one round trip and one transaction.
	 * @param sql the statement
	 * @param items the items
	 * @param parameters sets the parameters for an item
	 * @param <T> the type of the items
	 * @return the number of rows that each of them has changed
	 */
	<T> int[] batch(String sql, List<T> items, ParameterizedPreparedStatementSetter<T> parameters) {
		if (items.size() == 1) {
			T item = items.get(0);
			return new int[] { single(() -> update(sql, item, parameters)) };
		}
		return atomic(() -> this.template.batchUpdate(sql, items, items.size(), parameters)[0]);
	}

	/**
	 * Runs one statement for several items, which is committed when this returns.
	 * @param sql the statement
	 * @param items sets the items as parameters
	 * @param result reads what the statement returns
	 * @param <R> the type of that
	 * @return the results
	 */
	<R> List<R> group(String sql, PreparedStatementSetter items, RowMapper<R> result) {
		return single(() -> this.template.query(sql, items, result));
	}

	/**
	 * Runs one statement, as part of the transaction of the caller if there is one.
	 * @param sql the statement
	 * @param item the item
	 * @param parameters sets the parameters for the item
	 * @param <T> the type of the item
	 * @return the number of rows that it has changed
	 */
	<T> int update(String sql, T item, ParameterizedPreparedStatementSetter<T> parameters) {
		return this.template.update(sql, (statement) -> parameters.setValues(statement, item));
	}

	/**
	 * Whether the current thread is in a transaction on this database.
	 * @return whether an end has to be part of it
	 */
	boolean isInTransaction() {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.getResource(this.dataSource) instanceof ConnectionHolder holder
				&& holder.isSynchronizedWithTransaction();
	}

	/**
	 * Commits what was done on the current thread after its transaction was committed.
	 */
	void commitLate() {
		this.template.execute((Connection connection) -> {
			if (!connection.getAutoCommit()) {
				connection.commit();
			}
			return null;
		});
	}

}
