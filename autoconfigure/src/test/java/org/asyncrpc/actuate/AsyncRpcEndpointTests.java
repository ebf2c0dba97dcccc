package org.asyncrpc.actuate;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can be called, over HTTP.
 */
@RpcServerTest(value = { OrderManager.class, StockManager.class },
		properties = "management.endpoints.web.exposure.include=asyncrpc")
class AsyncRpcEndpointTests {

	private final RpcServer server;

	AsyncRpcEndpointTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void showsManagersAndOperationsWithTheirTypes() {
		assertThat(this.server.get("/actuator/asyncrpc").answer()).hasStatus(200).hasJson("""
				{"managers": [
					{"name": "order", "type": "org.asyncrpc.testing.OrderManager", "operations": [
						{"name": "order/audit", "arguments": [], "replyType": "java.lang.Void"},
						{"name": "order/place", "arguments": [
							{"name": "order", "type": "org.asyncrpc.testing.OrderManager$Order", "required": true},
							{"name": "express", "type": "boolean", "required": true}
						], "replyType": "org.asyncrpc.testing.OrderManager$Receipt"}
					]},
					{"name": "stock", "type": "org.asyncrpc.actuate.StockManager", "operations": [
						{"name": "stock/count", "arguments": [
							{"name": "item", "type": "java.lang.String", "required": true}
						], "replyType": "org.asyncrpc.actuate.StockManager$Count"}
					]}
				]}""");
	}

	@Test
	void doesNotExposeTheCallsAsWell() {
		assertThat(this.server.get("/actuator/asynccalls").answer()).hasStatus(404);
	}

}
