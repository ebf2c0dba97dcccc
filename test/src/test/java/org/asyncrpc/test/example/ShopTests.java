package org.asyncrpc.test.example;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.asyncrpc.test.AsyncRpcClientTest;
import org.asyncrpc.test.ScriptedCall;
import org.asyncrpc.test.ScriptedServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@AsyncRpcClientTest(Shop.class)
class ShopTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Autowired
	private Shop shop;

	@Autowired
	private ScriptedServer server;

	@Test
	void sendsWhatIsSold() {
		CompletableFuture<String> sold = this.shop.sell("P-1");
		ScriptedCall call = this.server.take("parcel/ship");
		assertThat(call.argument("parcel", Parcel.class)).isEqualTo(new Parcel("P-1", 500));
		assertThat(sold).isNotDone();
		call.complete(new Shipment("P-1", "Otter"));
		assertThat(sold).succeedsWithin(PATIENCE).isEqualTo("Sent with Otter");
	}

	@Test
	void isNoServerAndHasNothingElse(@Autowired ApplicationContext application) {
		assertThat(application).isNotInstanceOf(WebApplicationContext.class);
		assertThat(application.getBeansOfType(ParcelManager.class)).isEmpty();
		assertThat(application.getBeansOfType(Unrelated.class)).isEmpty();
	}

}
