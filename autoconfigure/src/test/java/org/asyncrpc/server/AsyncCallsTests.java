package org.asyncrpc.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallPage;
import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.AsyncCalls;
import org.asyncrpc.AsyncRpcManager;
import org.asyncrpc.DuplicateKeyException;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

@RpcServerTest({ OrderManager.class, AsyncCallsTests.ReturnManager.class })
class AsyncCallsTests {

	private static final String OPERATION = "order/place";

	private final RpcServer server;

	private final AsyncCalls calls;

	AsyncCallsTests(RpcServer server) {
		this.server = server;
		this.calls = server.bean(AsyncCalls.class);
	}

	@Test
	void aCallThatIsFoundByIdCanBeCompleted() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		AsyncCallHandle<Object> found = this.calls.find(this.server.orders().take().callId()).orElseThrow();
		assertThat(found.info().operation()).isEqualTo(OPERATION);
		assertThat(found.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void allHandlesOfACallAreEqualInWhatTheyDo() {
		AsyncCallHandle<Receipt> call = place();
		AsyncCallHandle<Object> found = this.calls.find(call.callId()).orElseThrow();
		AtomicInteger notified = new AtomicInteger();
		found.onCancel(notified::incrementAndGet);
		call.onCancel(notified::incrementAndGet);
		this.server.cancel(call.callId()).answer();
		await().untilAtomic(notified, (count) -> assertThat(count).isEqualTo(2));
		assertThat(found.isCancelRequested()).isTrue();
		assertThat(found.abort("STOPPED", null)).isTrue();
		assertThat(call.isOutstanding()).isFalse();
		assertThat(call.complete(OrderManager.RECEIPT)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "00000000000000000000000000000000", "0000000000000000000000000000000G",
			"000000000000000000000000000000000" })
	void nothingIsFoundByAnIdThatNoCallHas(String callId) {
		assertThat(this.calls.find(callId)).isEmpty();
	}

	@Test
	void aCallThatHasEndedIsNotFound() {
		AsyncCallHandle<Receipt> call = place().key("K-1");
		call.complete(OrderManager.RECEIPT);
		assertThat(this.server.status(call.callId()).answer()).hasMember("state", "COMPLETED");
		assertThat(this.calls.find(call.callId())).isEmpty();
		assertThat(this.calls.findByKey(OPERATION, "K-1")).isEmpty();
		assertThat(this.calls.outstanding(AsyncCallQuery.all()).calls()).isEmpty();
	}

	@Test
	void aCallThatIsFoundByItsKeyCanBeCompleted() {
		PendingAnswer pending = this.server.placeOrder().start().awaitHeld();
		this.server.orders().take().key("K-1");
		AsyncCallHandle<Object> found = this.calls.findByKey(OPERATION, "K-1").orElseThrow();
		assertThat(found.info().key()).isEqualTo("K-1");
		assertThat(this.server.status(found.callId()).answer()).hasMember("key", "K-1");
		assertThat(found.complete(OrderManager.RECEIPT)).isTrue();
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
	}

	@Test
	void twoOutstandingCallsOfAnOperationCannotHaveTheSameKey() {
		AsyncCallHandle<Receipt> first = place().key("K-1");
		AsyncCallHandle<Receipt> second = place().key("K-2");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> second.key("K-1"))
			.withMessageContaining(OPERATION);
		assertThat(second.info().key()).isEqualTo("K-2");
		assertThat(idByKey("K-1")).isEqualTo(first.callId());
		assertThat(idByKey("K-2")).isEqualTo(second.callId());
	}

	@Test
	void aClashOfKeysInAManagersMethodFailsTheSecondCall() {
		this.server.orders().onPlace((call) -> call.key("K-1"));
		this.server.placeAsync();
		assertThat(this.server.placeOrder().answer()).isProblem(500, "CALL_FAILED");
		assertThat(this.calls.findByKey(OPERATION, "K-1")).isPresent();
	}

	@Test
	void aKeyIsFreeWhenItsCallHasEnded() {
		place().key("K-1").complete(OrderManager.RECEIPT);
		AsyncCallHandle<Receipt> second = place().key("K-1");
		assertThat(idByKey("K-1")).isEqualTo(second.callId());
		this.server.cancelAbortively(second.callId()).answer();
		AsyncCallHandle<Receipt> third = place().key("K-1");
		assertThat(idByKey("K-1")).isEqualTo(third.callId());
	}

	@Test
	void aSecondKeyReplacesTheFirst() {
		AsyncCallHandle<Receipt> call = place().key("K-1").key("K-1").key("K-2");
		assertThat(this.calls.findByKey(OPERATION, "K-1")).isEmpty();
		assertThat(idByKey("K-2")).isEqualTo(call.callId());
		AsyncCallHandle<Receipt> other = place().key("K-1");
		assertThat(idByKey("K-1")).isEqualTo(other.callId());
	}

	@Test
	void operationsHaveKeysOfTheirOwn() {
		AsyncCallHandle<Receipt> call = place().key("K-1");
		String returned = takeBack();
		this.calls.find(returned).orElseThrow().key("K-1");
		assertThat(idByKey("K-1")).isEqualTo(call.callId());
		assertThat(this.calls.findByKey("return/take", "K-1").orElseThrow().callId()).isEqualTo(returned);
		assertThat(this.calls.findByKey("return/other", "K-1")).isEmpty();
	}

	@Test
	void aKeyMeansNothingToACallThatHasEnded() {
		AsyncCallHandle<Receipt> call = place();
		call.complete(OrderManager.RECEIPT);
		call.key("K-1");
		assertThat(this.calls.findByKey(OPERATION, "K-1")).isEmpty();
		place().key("K-1");
	}

	@Test
	void pagesShowTheOutstandingCallsInTheirOrder() {
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 25; i++) {
			expected.add(this.server.placeAsync());
			this.server.turnClock(1);
		}
		AsyncCallQuery query = AsyncCallQuery.all().limit(10);
		AsyncCallPage first = this.calls.outstanding(query);
		assertThat(first.calls()).hasSize(10);
		assertThat(pagedIds(query)).isEqualTo(expected);
	}

	@Test
	void aCallThatStaysOutstandingIsOnOnePageWhateverBecomesOfOthers() {
		List<String> staying = new ArrayList<>();
		List<AsyncCallHandle<Receipt>> ending = new ArrayList<>();
		for (int i = 0; i < 15; i++) {
			staying.add(place().callId());
			ending.add(place());
			this.server.turnClock(1);
		}
		List<String> seen = new ArrayList<>();
		String cursor = null;
		do {
			AsyncCallPage page = this.calls.outstanding(AsyncCallQuery.all().limit(4).after(cursor));
			page.calls().forEach((call) -> seen.add(call.callId()));
			cursor = page.next();
			for (int i = 0; i < 3 && !ending.isEmpty(); i++) {
				// Calls that were seen and calls that were not
				ending.remove(i * (ending.size() - 1) / 2).complete(OrderManager.RECEIPT);
			}
			this.server.placeAsync();
			this.server.turnClock(1);
		}
		while (cursor != null && seen.size() < 1000);
		assertThat(seen).doesNotHaveDuplicates().containsAll(staying);
	}

	@Test
	void pagesCanBeReadWhileCallsEndAndStart() throws InterruptedException {
		List<String> staying = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			staying.add(this.server.placeAsync());
		}
		AtomicBoolean done = new AtomicBoolean();
		AtomicInteger ended = new AtomicInteger();
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		Thread others = new Thread(() -> {
			while (!done.get()) {
				this.server.placeOrder().answer();
				ended.incrementAndGet();
			}
		});
		others.start();
		try {
			await().untilAtomic(ended, (count) -> assertThat(count).isPositive());
			for (int i = 0; i < 50; i++) {
				assertThat(pagedIds(AsyncCallQuery.all().limit(7))).doesNotHaveDuplicates().containsAll(staying);
			}
		}
		finally {
			done.set(true);
			others.join();
		}
	}

	@Test
	void pagesCanBeOfOneOperation() {
		AsyncCallHandle<Receipt> call = place();
		String returned = takeBack();
		assertThat(pagedIds(AsyncCallQuery.ofOperation(OPERATION))).containsExactly(call.callId());
		assertThat(pagedIds(AsyncCallQuery.ofOperation("return/take"))).containsExactly(returned);
		assertThat(pagedIds(AsyncCallQuery.ofOperation("return/other"))).isEmpty();
		assertThat(pagedIds(AsyncCallQuery.all())).containsExactlyInAnyOrder(call.callId(), returned);
	}

	@Test
	void everyCallOfAPageCanBeCompleted() {
		List<String> callIds = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			callIds.add(this.server.placeAsync());
		}
		assertThat(this.calls.outstanding(AsyncCallQuery.all()).calls()).hasSize(5)
			.allMatch((call) -> call.complete(OrderManager.RECEIPT));
		for (String callId : callIds) {
			assertThat(this.server.reply(callId).answer()).isReply(OrderManager.RECEIPT_JSON);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "-1", "0", "%00", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void aCursorThatIsNoneIsRefused(String cursor) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.calls.outstanding(AsyncCallQuery.all().after(cursor)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 1001 })
	void aPageHasALimit(int limit) {
		assertThatIllegalArgumentException().isThrownBy(() -> AsyncCallQuery.all().limit(limit));
	}

	private List<String> pagedIds(AsyncCallQuery query) {
		List<String> ids = new ArrayList<>();
		AsyncCallPage page = this.calls.outstanding(query);
		page.calls().forEach((call) -> ids.add(call.callId()));
		while (page.next() != null) {
			page = this.calls.outstanding(query.after(page.next()));
			page.calls().forEach((call) -> ids.add(call.callId()));
		}
		return ids;
	}

	private String idByKey(String key) {
		return this.calls.findByKey(OPERATION, key).orElseThrow().callId();
	}

	private String takeBack() {
		return this.server.call("return/take", "{}").prefer("respond-async").answer().callId();
	}

	private AsyncCallHandle<Receipt> place() {
		this.server.placeAsync();
		return this.server.orders().take();
	}

	@AsyncRpcManager("return")
	static class ReturnManager {

		void take(AsyncCallHandle<Void> call) {
			call.callId();
		}

	}

}
