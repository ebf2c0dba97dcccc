package org.asyncrpc.store.jdbc;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;

/**
 * Tests for locked calls on H2.
 */
class H2LockedCallTests extends LockedCallTests {

	private static final HikariDataSource DATA_SOURCE = TestDatabase.of("jdbc:h2:mem:locks;DB_CLOSE_DELAY=-1", "sa",
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

}
