package org.asyncrpc.autoconfigure;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.store.jdbc.JdbcCallStore;
import org.junit.jupiter.api.Test;

import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class AsyncRpcJdbcStoreAutoConfigurationTests {

	private final WebApplicationContextRunner runner = ServerContextRunner
		.with(DataSourceAutoConfiguration.class, AsyncRpcJdbcStoreAutoConfiguration.class)
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@Test
	void keepsCallsInMemoryUnlessToldOtherwise() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(MemoryCallStore.class)
			.doesNotHaveBean(JdbcCallStore.class)
			.doesNotHaveBean("asyncRpcStoreSchema"));
	}

	@Test
	void createsTheTablesOfAnEmbeddedDatabase() {
		this.runner.withPropertyValues("asyncrpc.store.type=jdbc").run((context) -> {
			assertThat(context).hasSingleBean(CallStore.class).hasSingleBean(JdbcCallStore.class);
			assertThat(context.getBean(CallStore.class).counts().outstanding()).isZero();
		});
	}

	@Test
	void createsNoTablesWhenToldSo() {
		this.runner.withPropertyValues("asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void backsOffWithoutSpringJdbc() {
		this.runner.withPropertyValues("asyncrpc.store.type=jdbc")
			.withClassLoader(new FilteredClassLoader(JdbcClient.class))
			.run((context) -> assertThat(context).doesNotHaveBean(CallStore.class));
	}

}
