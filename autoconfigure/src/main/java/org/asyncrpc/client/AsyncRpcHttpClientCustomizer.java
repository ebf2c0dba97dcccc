package org.asyncrpc.client;

import java.net.http.HttpClient;

/**
 * Changes the HTTP clients that are made for clients, beyond what properties can say: the
 * version of HTTP, a proxy, an authenticator. Beans of this type are applied in their
 * order.
 */
@FunctionalInterface
public interface AsyncRpcHttpClientCustomizer {

	/**
	 * Changes an HTTP client.
	 * @param builder the HTTP client in the making, with the settings of the properties
	 * @param client the name of the client
	 */
	void customize(HttpClient.Builder builder, String client);

}
