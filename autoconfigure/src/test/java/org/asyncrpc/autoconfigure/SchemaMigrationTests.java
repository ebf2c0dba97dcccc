package org.asyncrpc.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema, created by the tools that applications use for their own.
 */
class SchemaMigrationTests {

	private static final String SCHEMA = "org/asyncrpc/store/jdbc/schema-h2.sql";

	@TempDir
	private Path directory;

	@Test
	void flywayCanCreateTheTables() throws IOException {
		String url = "jdbc:h2:mem:flyway;DB_CLOSE_DELAY=-1";
		Files.copy(new ClassPathResource(SCHEMA).getInputStream(), this.directory.resolve("V7__asyncrpc.sql"));
		Flyway flyway = Flyway.configure().dataSource(url, "sa", "").locations("filesystem:" + this.directory).load();
		assertThat(flyway.migrate().migrationsExecuted).isOne();
		assertThatCallsAreKeptIn(url);
	}

	@Test
	void liquibaseCanCreateTheTables() throws Exception {
		String url = "jdbc:h2:mem:liquibase;DB_CLOSE_DELAY=-1";
		String example = Files.readString(Path.of("../docs/stores.md"));
		String changeLog = example.substring(example.indexOf("databaseChangeLog:"));
		changeLog = changeLog.substring(0, changeLog.indexOf("```")).replace("schema-postgresql", "schema-h2");
		Files.writeString(this.directory.resolve("changelog.yaml"), changeLog);
		ResourceAccessor files = new CompositeResourceAccessor(new DirectoryResourceAccessor(this.directory),
				new ClassLoaderResourceAccessor());
		Scope.child(Map.of(Scope.Attr.resourceAccessor.name(), files),
				() -> new CommandScope("update").addArgumentValue("changelogFile", "changelog.yaml")
					.addArgumentValue("url", url)
					.addArgumentValue("username", "sa")
					.addArgumentValue("password", "")
					.execute());
		assertThatCallsAreKeptIn(url);
	}

	private static void assertThatCallsAreKeptIn(String url) {
		try (RpcServer server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.databases()
			.properties("asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=never",
					"spring.datasource.url=" + url)
			.start()) {
			String callId = server.placeAsync();
			server.orders().take().complete(OrderManager.RECEIPT);
			assertThat(server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		}
	}

}
