package org.asyncrpc.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

import javax.sql.DataSource;

import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * What differs between databases.
 */
enum Platform {

	/** Also has notifications. */
	POSTGRESQL(true, " ON CONFLICT DO NOTHING"),

	/** Embedded or as a server. */
	H2(true, ""),

	/** Any other, of which nothing is expected but standard SQL. */
	OTHER(false, "");

	private final boolean skipsLocked;

	private final String onConflict;

	Platform(boolean skipsLocked, String onConflict) {
		this.skipsLocked = skipsLocked;
		this.onConflict = onConflict;
	}

	/**
	 * Finds out what a database is.
	 * @param dataSource the database
	 * @return its platform
	 */
	static Platform of(DataSource dataSource) {
		try {
			String name = JdbcUtils.extractDatabaseMetaData(dataSource,
					(metaData) -> metaData.getDatabaseProductName().toLowerCase(Locale.ROOT));
			return name.equals("postgresql") ? POSTGRESQL : name.equals("h2") ? H2 : OTHER;
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database of the calls cannot be reached", ex);
		}
	}

	/**
	 * Whether a connection commits each statement unless told otherwise.
	 * @param dataSource where connections come from
	 * @return what a new connection says
	 */
	static boolean autoCommits(DataSource dataSource) {
		try (Connection connection = dataSource.getConnection()) {
			return connection.getAutoCommit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database of the calls cannot be reached", ex);
		}
	}

	/**
	 * Whether an insert of what is already there does nothing, rather than to fail.
	 * @return whether such inserts can go together with others
	 */
	boolean insertsQuietly() {
		return !this.onConflict.isEmpty();
	}

	String onConflict() {
		return this.onConflict;
	}

	/**
	 * A further condition, always true, of a statement that need not survive a crash.
	 * @return what makes its commit not wait for the disk, where the database can do that
	 */
	String lazily() {
		return (this == POSTGRESQL) ? " AND " + PostgresGroupSql.LAZILY : "";
	}

	/**
	 * A condition that a statement can change a row by without waiting for whoever has
	 * locked it.
	 * @param table the table
	 * @param condition which row; there is one at most
	 * @return the condition, which passes over a locked row where the database can do
	 * that
	 */
	String matching(String table, String condition) {
		if (this == POSTGRESQL) {
			// By its place, which the planner takes for the cheapest way to a row
			return "ctid = (SELECT ctid FROM %s WHERE %s FOR UPDATE SKIP LOCKED)".formatted(table, condition);
		}
		return this.skipsLocked
				? "call_id IN (SELECT call_id FROM %s WHERE %s FOR UPDATE SKIP LOCKED)".formatted(table, condition)
				: condition;
	}

}
