package org.asyncrpc.sample.order;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import org.asyncrpc.test.AsyncRpcManagerTest;
import org.asyncrpc.test.TestCall;
import org.asyncrpc.test.TestCaller;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@AsyncRpcManagerTest(OrderManager.class)
class OrderManagerTests {

	private static final Order ORDER = new Order("tea", 2);

	private static final Receipt RECEIPT = new Receipt("tea", 2, "Hamburg");

	private final ArgumentCaptor<Consumer<Receipt>> reserved = ArgumentCaptor.captor();

	private final ArgumentCaptor<Consumer<String>> outOfStock = ArgumentCaptor.captor();

	@Autowired
	private TestCaller caller;

	@Autowired
	private TestClock clock;

	@MockitoBean
	private Warehouse warehouse;

	@Test
	void isOutstandingUntilTheWarehouseHasReserved() {
		TestCall call = place();
		assertThat(call.isOutstanding()).isTrue();
		this.reserved.getValue().accept(RECEIPT);
		assertThat(call.reply(Receipt.class)).isEqualTo(RECEIPT);
	}

	@Test
	void isAbortedWhenTheWarehouseHasTooLittle() {
		TestCall call = place();
		this.outOfStock.getValue().accept("There is no tea left");
		assertThat(call.abortReason().code()).isEqualTo("OUT_OF_STOCK");
	}

	@Test
	void endsAfterAnHourAtTheLatest() {
		TestCall call = place();
		this.clock.advance(Duration.ofMinutes(59));
		assertThat(call.isOutstanding()).isTrue();
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(call.abortReason().code()).isEqualTo("DEADLINE_EXCEEDED");
	}

	private TestCall place() {
		TestCall call = this.caller.call("order/place", Map.of("order", ORDER));
		then(this.warehouse).should().reserve(eq(ORDER), this.reserved.capture(), this.outOfStock.capture());
		return call;
	}

}
