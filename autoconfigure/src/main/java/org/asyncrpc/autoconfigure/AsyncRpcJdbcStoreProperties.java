package org.asyncrpc.autoconfigure;

import java.time.Duration;
import java.util.Objects;

import javax.sql.DataSource;

import org.asyncrpc.store.jdbc.JdbcCallStore;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Properties of the store in a database.
 */
@ConfigurationProperties("asyncrpc.store.jdbc")
public class AsyncRpcJdbcStoreProperties extends DatabaseInitializationProperties {

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:org/asyncrpc/store/jdbc/"
			+ "schema-@@platform@@.sql";

	/**
	 * Prefix of the names of the tables. The scripts that create the tables know only the
	 * default.
	 */
	private String tablePrefix = JdbcCallStore.Settings.DEFAULT_TABLE_PREFIX;

	/**
	 * Maximum time to wait for a transaction that is just ending the same call.
	 */
	private Duration lockTimeout = Duration.ofSeconds(5);

	/**
	 * Whether to hear of other nodes through PostgreSQL's notifications, on a connection
	 * of its own.
	 */
	private boolean notifications = true;

	/**
	 * JDBC URL of a direct connection to PostgreSQL for notifications, when those of the
	 * application go through a pooler. Defaults to the URL of the data source.
	 */
	private @Nullable String notificationUrl;

	public String getTablePrefix() {
		return this.tablePrefix;
	}

	public void setTablePrefix(String tablePrefix) {
		this.tablePrefix = tablePrefix;
	}

	public Duration getLockTimeout() {
		return this.lockTimeout;
	}

	public void setLockTimeout(Duration lockTimeout) {
		this.lockTimeout = PropertyChecks.positive(lockTimeout);
	}

	public boolean isNotifications() {
		return this.notifications;
	}

	public void setNotifications(boolean notifications) {
		this.notifications = notifications;
	}

	public @Nullable String getNotificationUrl() {
		return this.notificationUrl;
	}

	public void setNotificationUrl(@Nullable String notificationUrl) {
		this.notificationUrl = notificationUrl;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

	/**
	 * Where direct connections come from.
	 * @param details how the application connects, or {@code null} if it has a data
	 * source of its own making
	 * @return a data source without a pool, or {@code null} to do without notifications
	 */
	@Nullable DataSource direct(@Nullable JdbcConnectionDetails details) {
		if (!this.notifications || details == null) {
			return null;
		}
		String url = (this.notificationUrl != null) ? this.notificationUrl : details.getJdbcUrl();
		return new DriverManagerDataSource(url, Objects.requireNonNullElse(details.getUsername(), ""),
				Objects.requireNonNullElse(details.getPassword(), ""));
	}

	JdbcCallStore.Settings toSettings(AsyncRpcServerProperties server, AsyncRpcStoreProperties store) {
		return new JdbcCallStore.Settings(server.toRetention(), store.getLease(), this.lockTimeout, this.tablePrefix);
	}

}
