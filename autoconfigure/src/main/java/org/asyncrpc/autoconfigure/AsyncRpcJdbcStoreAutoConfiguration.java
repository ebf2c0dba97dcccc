package org.asyncrpc.autoconfigure;

import javax.sql.DataSource;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.jdbc.JdbcCallStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Auto-configuration for the store that keeps calls in the application's database.
 */
@AutoConfiguration(before = AsyncRpcServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration" })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnMissingBean(CallStore.class)
@ConditionalOnProperty(name = "asyncrpc.store.type", havingValue = "jdbc")
@EnableConfigurationProperties({ AsyncRpcServerProperties.class, AsyncRpcStoreProperties.class,
		AsyncRpcJdbcStoreProperties.class })
public final class AsyncRpcJdbcStoreAutoConfiguration {

	@Bean
	@DependsOnDatabaseInitialization
	JdbcCallStore asyncRpcCallStore(DataSource dataSource, AsyncRpcJdbcStoreProperties properties,
			AsyncRpcServerProperties server, AsyncRpcStoreProperties store,
			ObjectProvider<JdbcConnectionDetails> details) {
		return new JdbcCallStore(dataSource, properties.toSettings(server, store),
				properties.direct(details.getIfUnique()));
	}

	@Bean
	@ConditionalOnMissingBean(name = "asyncRpcStoreSchema")
	@Conditional(OnStoreInitialization.class)
	DataSourceScriptDatabaseInitializer asyncRpcStoreSchema(DataSource dataSource,
			AsyncRpcJdbcStoreProperties properties) {
		return new PropertiesBasedDataSourceScriptDatabaseInitializer<>(dataSource, properties);
	}

	static final class OnStoreInitialization extends OnDatabaseInitializationCondition {

		OnStoreInitialization() {
			super("Async RPC", "asyncrpc.store.jdbc.initialize-schema");
		}

	}

}
