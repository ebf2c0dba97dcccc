package org.asyncrpc.autoconfigure;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the store of calls, whichever it is.
 */
@ConfigurationProperties("asyncrpc.store")
public class AsyncRpcStoreProperties {

	/**
	 * Where calls are kept.
	 */
	private StoreType type = StoreType.MEMORY;

	/**
	 * Maximum time that a node may be silent before its calls are taken from it, when
	 * nodes share a store.
	 */
	private Duration lease = Duration.ofSeconds(15);

	public StoreType getType() {
		return this.type;
	}

	public void setType(StoreType type) {
		this.type = type;
	}

	public Duration getLease() {
		return this.lease;
	}

	public void setLease(Duration lease) {
		this.lease = PropertyChecks.positive(lease);
	}

	/**
	 * Where calls are kept.
	 */
	public enum StoreType {

		/** In the memory of this node; they end with it. */
		MEMORY("auto-configuration for that", "Do not exclude AsyncRpcStoreAutoConfiguration, or define a CallStore."),

		/** In the application's database. */
		JDBC("Spring JDBC", "Add 'org.springframework.boot:spring-boot-starter-jdbc' and the driver of your database."),

		/** In Redis. */
		REDIS("Spring Data Redis, Lettuce or a RedisConnectionFactory",
				"Add 'org.springframework.boot:spring-boot-starter-data-redis', or define a LettuceConnectionFactory.");

		private final String needs;

		private final String action;

		StoreType(String needs, String action) {
			this.needs = needs;
			this.action = action;
		}

		UnusableStoreException missing() {
			return new UnusableStoreException(
					"The property 'asyncrpc.store.type' is '%s', but the application has no %s."
						.formatted(name().toLowerCase(Locale.ROOT), this.needs),
					this.action);
		}

	}

}
