package org.asyncrpc.store.jdbc;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;

/**
 * Tests for {@link BatchedGroups} on H2.
 */
class H2CallGroupsTests extends CallGroupsTests {

	private static final HikariDataSource DATA_SOURCE = TestDatabase.of("jdbc:h2:mem:groups;DB_CLOSE_DELAY=-1", "sa",
			"");

	@AfterAll
	static void closeDataSource() {
		DATA_SOURCE.close();
	}

	@Override
	DataSource dataSource() {
		return DATA_SOURCE;
	}

	@Override
	String platform() {
		return "h2";
	}

	@Override
	CallGroups groups(Database database, CallSql sql) {
		return new BatchedGroups(database, sql);
	}

}
