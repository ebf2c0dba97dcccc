package org.asyncrpc.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.jdbc.JdbcCallStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who creates the tables of the store. On H2 in a file, which counts as a real database.
 */
class AsyncRpcStoreSchemaTests {

	private static final String ALWAYS = "asyncrpc.store.jdbc.initialize-schema=always";

	@TempDir
	private Path directory;

	private WebApplicationContextRunner runner;

	@BeforeEach
	void createRunner() {
		this.runner = ServerContextRunner
			.with(DataSourceAutoConfiguration.class, AsyncRpcJdbcStoreAutoConfiguration.class)
			.withPropertyValues("asyncrpc.store.type=jdbc",
					"spring.datasource.url=jdbc:h2:file:" + this.directory.resolve("calls"));
	}

	@Test
	void createsNoTablesInARealDatabaseUnlessToldSo() {
		this.runner.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void createsTheTablesWhenToldSoAndLeavesThemAloneWhenTheyAreThere() {
		for (int start = 0; start < 2; start++) {
			this.runner.withPropertyValues(ALWAYS).run((context) -> {
				assertThat(context).hasBean("asyncRpcStoreSchema");
				assertStores(context.getBean(CallStore.class));
			});
		}
	}

	@Test
	void createsTheTablesWithTheScriptOfTheApplication() throws IOException {
		Path script = this.directory.resolve("mine.sql");
		Files.writeString(script, read("schema-h2.sql").replace("asyncrpc_", "mine_"));
		this.runner
			.withPropertyValues(ALWAYS, "asyncrpc.store.jdbc.schema=file:" + script,
					"asyncrpc.store.jdbc.table-prefix=mine_")
			.run((context) -> assertStores(context.getBean(CallStore.class)));
	}

	private static void assertStores(CallStore store) {
		assertThat(store).isInstanceOf(JdbcCallStore.class);
		assertThat(store.counts().outstanding()).isZero();
	}

	private static String read(String script) throws IOException {
		try (InputStream stream = new ClassPathResource(script, JdbcCallStore.class).getInputStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
