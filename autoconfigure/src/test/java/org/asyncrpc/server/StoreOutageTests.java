package org.asyncrpc.server;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.TestBinding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients are told while nobody can ask the store.
 */
class StoreOutageTests {

	private static RpcServer server;

	private static BrokenDataSource database;

	@BeforeAll
	static void start() {
		server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class, Database.class)
			.databases()
			.properties("asyncrpc.store.type=jdbc")
			.start();
		database = server.bean(BrokenDataSource.class);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void keepCalls() {
		server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
	}

	@AfterEach
	void repair() {
		database.broken = false;
	}

	@Test
	void aCallIsRefusedAndNotDispatched() {
		int before = server.orders().dispatched();
		database.broken = true;
		assertThat(server.placeOrder().answer()).isRefusal(503, "TOO_BUSY").hasHeader("Retry-After", "1");
		database.broken = false;
		assertThat(server.orders().dispatched()).isEqualTo(before);
		assertThat(server.placeOrder().answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void aCallThatIsRepeatedIsDispatchedOnce() {
		int before = server.orders().dispatched();
		database.broken = true;
		assertThat(server.placeOrder().header("Idempotency-Key", "k-1").answer()).isRefusal(503, "TOO_BUSY");
		database.broken = false;
		assertThat(server.placeOrder().header("Idempotency-Key", "k-1").answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(server.placeOrder().header("Idempotency-Key", "k-1").answer()).isReply(OrderManager.RECEIPT_JSON);
		assertThat(server.orders().dispatched()).isEqualTo(before + 1);
	}

	@Test
	void whoAsksForACallMayAskAgain() {
		server.orders().onPlace((call) -> {
		});
		String callId = server.placeAsync();
		database.broken = true;
		assertThat(server.status(callId).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(server.reply(callId).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(server.events(callId).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(server.cancel(callId).answer()).isRefusal(503, "TOO_BUSY");
		assertThat(server.cancelAbortively(callId).answer()).isRefusal(503, "TOO_BUSY");
		database.broken = false;
		assertThat(server.status(callId).answer()).hasStatus(200);
		assertThat(server.cancelAbortively(callId).answer()).hasMember("state", "CANCELLED");
	}

	@Test
	void theCallsOfABatchAreRefusedOneByOne() {
		int before = server.orders().dispatched();
		database.broken = true;
		String answer = TestBinding.on(server)
			.batch(TestBinding.element(1, "order/place", OrderManager.ORDER))
			.answer()
			.text();
		assertThat(answer).contains("\"code\":\"TOO_BUSY\"");
		assertThat(server.orders().dispatched()).isEqualTo(before);
	}

	@Configuration(proxyBeanMethods = false)
	static class Database {

		@Bean
		BrokenDataSource dataSource() {
			return new BrokenDataSource(new DriverManagerDataSource("jdbc:h2:mem:outage;DB_CLOSE_DELAY=-1"));
		}

	}

	/**
	 * A database that can be out of reach.
	 */
	static final class BrokenDataSource extends DelegatingDataSource {

		private volatile boolean broken;

		BrokenDataSource(DataSource target) {
			super(target);
		}

		@Override
		public Connection getConnection() throws SQLException {
			if (this.broken) {
				throw new SQLException("Out of reach", "08001");
			}
			return super.getConnection();
		}

	}

}
