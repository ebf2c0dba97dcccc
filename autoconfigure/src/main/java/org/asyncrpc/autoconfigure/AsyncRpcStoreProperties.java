package org.asyncrpc.autoconfigure;

import java.time.Duration;

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
		MEMORY,

		/** In the application's database. */
		JDBC,

		/** In Redis. */
		REDIS

	}

}
