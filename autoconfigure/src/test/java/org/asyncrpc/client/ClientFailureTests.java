package org.asyncrpc.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallAbortedException;
import org.asyncrpc.AsyncCallException;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How calls end that get no reply from a server that can be reached.
 */
@ClientTest
class ClientFailureTests {

	private final RpcServer server;

	private final ClientApplication application;

	private final CatalogClient client;

	private final CatalogClient.Mistaken mistaken;

	ClientFailureTests(RpcServer server) {
		this.server = server;
		this.application = ClientApplication.sharedFor(server);
		this.client = this.application.bean(CatalogClient.class);
		this.mistaken = this.application.bean(CatalogClient.Mistaken.class);
	}

	@Test
	void anAbortHasTheReasonOfTheManager() {
		AsyncCall<?> call = this.client.refuse();
		AsyncCallAbortedException failure = aborted(call);
		assertThat(failure.code()).isEqualTo("SOLD_OUT");
		assertThat(failure.detail()).isEqualTo("Nothing is left");
		assertThat(failure.status()).isEqualTo(409);
		assertThat(failure.members()).isEqualTo(Map.of("next", "tomorrow"));
		assertThat(failure.operation()).isEqualTo("catalog/refuse");
		assertThat(failure.callId()).isEqualTo(call.callId());
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(call.status()).isEqualTo(AsyncCallState.ABORTED);
	}

	@Test
	void aManagerThatThrowsSaysNothingMore() {
		AsyncCallAbortedException failure = aborted(this.client.fail());
		assertThat(failure.code()).isEqualTo("CALL_FAILED");
		assertThat(failure.status()).isEqualTo(500);
		assertThat(failure.getMessage()).doesNotContain("secret");
		assertThat(failure.isRepeatable()).isFalse();
	}

	@Test
	void anOperationThatIsNotThere() {
		AsyncCallAbortedException failure = aborted(this.client.undefined());
		assertThat(failure.code()).isEqualTo("UNKNOWN_OPERATION");
		assertThat(failure.status()).isEqualTo(404);
		assertThat(failure.callId()).isNull();
		assertThat(failure.isRepeatable()).isTrue();
	}

	@Test
	void argumentsThatTheServerDoesNotTake() {
		AsyncCallAbortedException failure = aborted(this.mistaken.find(3));
		assertThat(failure.code()).isEqualTo("INVALID_ARGUMENTS");
		assertThat(failure.isRepeatable()).isTrue();
		assertThat(failure.members().get("errors")).asInstanceOf(InstanceOfAssertFactories.list(Map.class))
			.singleElement()
			.satisfies((error) -> assertThat(error.get("pointer")).isEqualTo("/sku"));
	}

	@Test
	void argumentsThatCannotBeWritten() {
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		assertThatIllegalArgumentException().isThrownBy(() -> this.mistaken.sumOf(endless))
			.withMessage("The arguments cannot be written as JSON");
	}

	@Test
	void aReplyOfAnotherType() {
		AsyncCallTransportException failure = catchThrowableOfType(AsyncCallTransportException.class,
				() -> this.mistaken.all().await(Patience.LONG));
		assertThat(failure).hasMessageContaining("not of the expected type");
		assertThat(failure.callId()).isNotNull();
		assertThat(failure.isRepeatable()).isFalse();
		assertThat(failure.status()).isNull();
	}

	@Test
	void whatWaitsOrDependsGetsTheSameException() {
		AsyncCall<?> call = this.client.refuse();
		AsyncCallAbortedException failure = aborted(call);
		assertThat(call.future()).failsWithin(Patience.LONG).withThrowableThat().havingCause().isSameAs(failure);
		CompletableFuture<?> dependent = call.future().thenApply((reply) -> "never");
		assertThat(dependent).failsWithin(Patience.LONG).withThrowableThat().havingCause().isSameAs(failure);
	}

	@Test
	void aMethodThatWaitsThrows() {
		this.server.orders().onPlace((call) -> call.abort("OUT_OF_STOCK", null));
		OrderClient.Blocking blocking = this.application.bean(OrderClient.Blocking.class);
		assertThatExceptionOfType(AsyncCallAbortedException.class)
			.isThrownBy(() -> blocking.place(OrderClient.ORDER, true))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("OUT_OF_STOCK"))
			.satisfies((ex) -> assertThat(ex.detail()).isNull());
	}

	@Test
	void bothKindsOfExceptionHaveTheSameParent() {
		assertThatExceptionOfType(AsyncCallException.class).isThrownBy(() -> this.client.refuse().await(Patience.LONG));
		assertThatExceptionOfType(AsyncCallException.class).isThrownBy(() -> this.mistaken.all().await(Patience.LONG));
	}

	private static AsyncCallAbortedException aborted(AsyncCall<?> call) {
		return catchThrowableOfType(AsyncCallAbortedException.class, () -> call.await(Patience.LONG));
	}

}
