package org.asyncrpc.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods of a client can take and return.
 */
@ClientTest
class ClientReplyTests {

	private final CatalogClient client;

	ClientReplyTests(RpcServer server) {
		this.client = ClientApplication.sharedFor(server).bean(CatalogClient.class);
	}

	@Test
	void canBeOfGenericTypes() throws Exception {
		assertThat(this.client.all().await(Patience.LONG)).containsExactly(CatalogManager.TEA, CatalogManager.CUP);
		assertThat(this.client.byPrice()).succeedsWithin(Patience.LONG)
			.isEqualTo(Map.of(7, List.of(CatalogManager.TEA), 12, List.of(CatalogManager.CUP)));
	}

	@Test
	void canBeOfATypeThatTheInterfaceSaysToTheOneItExtends() throws Exception {
		assertThat(this.client.find("tea").await(Patience.LONG)).contains(CatalogManager.TEA);
	}

	@Test
	void areEmptyOptionalsIfThereIsNothing() throws Exception {
		assertThat(this.client.find("hat").await(Patience.LONG)).isEmpty();
	}

	@Test
	void canBeNothing() {
		this.client.forget();
	}

	@Test
	void canBePrimitiveAndWaitedFor() {
		assertThat(this.client.count(Optional.of(5), "abc")).isEqualTo(8);
	}

	@Test
	void leaveOutArgumentsThatAreNullOrEmpty() {
		assertThat(this.client.count(Optional.empty(), null)).isZero();
	}

	@Test
	void canBeStagesThatAreMadeFromGenericArguments() {
		assertThat(this.client.sumOf(List.of(CatalogManager.TEA, CatalogManager.CUP)).toCompletableFuture())
			.succeedsWithin(Patience.LONG)
			.isEqualTo(19);
	}

	@Test
	void canBePutTogetherByDefaultMethods() {
		assertThat(this.client.pricesOf(CatalogManager.TEA, CatalogManager.CUP)).isEqualTo(19);
	}

	@Test
	void areNotConfusedWithMethodsOfObject() {
		assertThat(this.client).hasToString(this.client.toString()).isEqualTo(this.client);
		assertThat(this.client.toString()).contains("CatalogClient").contains("client 'catalog'");
		assertThat(this.client.hashCode()).isEqualTo(this.client.hashCode());
	}

}
