package org.asyncrpc.autoconfigure;

import org.asyncrpc.client.AsyncRpcClientFactory;

import org.springframework.beans.factory.SmartFactoryBean;

/**
 * The bean of a client's interface. Made at start-up, because that is when the
 * application wants to know that it cannot work.
 */
final class AsyncRpcClientFactoryBean implements SmartFactoryBean<Object> {

	private final Class<?> type;

	private final AsyncRpcClientFactory factory;

	AsyncRpcClientFactoryBean(Class<?> type, AsyncRpcClientFactory factory) {
		this.type = type;
		this.factory = factory;
	}

	@Override
	public Object getObject() {
		return this.factory.create(this.type);
	}

	@Override
	public Class<?> getObjectType() {
		return this.type;
	}

	@Override
	public boolean isEagerInit() {
		return true;
	}

}
