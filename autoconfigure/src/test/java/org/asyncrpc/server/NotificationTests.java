package org.asyncrpc.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallInfo;
import org.asyncrpc.AsyncCallState;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.PendingAnswer;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@RpcServerTest
@ExtendWith(OutputCaptureExtension.class)
class NotificationTests {

	private final RpcServer server;

	private final Queue<String> notified = new ConcurrentLinkedQueue<>();

	NotificationTests(RpcServer server) {
		this.server = server;
	}

	@Test
	void listenersRunOnTheNotificationExecutor() {
		AsyncCallHandle<Receipt> call = place();
		call.onCancel(() -> note(Thread.currentThread().getName()));
		call.onEnd((info) -> note(Thread.currentThread().getName()));
		this.server.cancelAbortively(call.callId()).answer();
		await().until(() -> this.notified.size() == 2);
		assertThat(this.notified).allMatch((thread) -> thread.startsWith("asyncrpc-notification-"));
	}

	@Test
	void eachListenerRunsOnce() {
		AsyncCallHandle<Receipt> call = place();
		call.onCancel(() -> note("cancel")).onCancel(() -> note("cancel too")).onEnd((info) -> note("end"));
		this.server.cancel(call.callId()).answer();
		await().until(() -> this.notified.size() == 2);
		this.server.cancel(call.callId()).answer();
		this.server.cancelAbortively(call.callId()).answer();
		this.server.cancelAbortively(call.callId()).answer();
		call.complete(OrderManager.RECEIPT);
		await().until(() -> this.notified.size() == 3);
		call.onEnd((info) -> note("late"));
		await().until(() -> this.notified.contains("late"));
		assertThat(this.notified).containsExactlyInAnyOrder("cancel", "cancel too", "end", "late");
	}

	@Test
	void aListenerThatIsRegisteredLateRunsAtOnceOnTheNotificationExecutor() {
		AsyncCallHandle<Receipt> call = place();
		this.server.cancelAbortively(call.callId()).answer();
		call.onCancel(() -> note("cancel " + Thread.currentThread().getName()));
		call.onEnd((info) -> note("end " + Thread.currentThread().getName()));
		await().until(() -> this.notified.size() == 2);
		assertThat(this.notified).anyMatch((text) -> text.startsWith("cancel asyncrpc-notification-"))
			.anyMatch((text) -> text.startsWith("end asyncrpc-notification-"));
	}

	@Test
	void nobodyIsToldOfACancelThatDidNotHappen() {
		AsyncCallHandle<Receipt> call = place();
		call.onCancel(() -> note("cancel")).onDisconnect(() -> note("disconnect"));
		call.complete(OrderManager.RECEIPT);
		call.onCancel(() -> note("late cancel")).onDisconnect(() -> note("late disconnect"));
		call.onEnd((info) -> note("end"));
		await().until(() -> !this.notified.isEmpty());
		assertThat(this.notified).containsExactly("end");
	}

	@Test
	void anEndListenerGetsTheCallAsItEnded() {
		assertThat(infoAtEnd((call) -> call.complete(OrderManager.RECEIPT)).state())
			.isEqualTo(AsyncCallState.COMPLETED);
		assertThat(infoAtEnd((call) -> call.abort("SOLD_OUT", null)).state()).isEqualTo(AsyncCallState.ABORTED);
		assertThat(infoAtEnd((call) -> this.server.cancelAbortively(call.callId()).answer()).state())
			.isEqualTo(AsyncCallState.CANCELLED);
		AsyncCallInfo info = infoAtEnd((call) -> call.key("K-1").complete(OrderManager.RECEIPT));
		assertThat(info.operation()).isEqualTo("order/place");
		assertThat(info.key()).isEqualTo("K-1");
		assertThat(info.deadline()).isAfter(info.acceptedAt());
	}

	@Test
	void aListenerThatThrowsHarmsNobody(CapturedOutput output) {
		AsyncCallHandle<Receipt> call = place();
		call.onEnd((info) -> {
			throw new IllegalStateException("somebody's data");
		});
		call.onEnd((info) -> {
			throw new StackOverflowError();
		});
		call.onEnd((info) -> note("after"));
		call.complete(OrderManager.RECEIPT);
		await().until(() -> this.notified.contains("after"));
		String failed = "A listener of a call of 'order/place' failed: ";
		await().untilAsserted(() -> assertThat(output).contains(failed + IllegalStateException.class.getName(),
				failed + StackOverflowError.class.getName()));
		assertThat(output).doesNotContain("somebody's data");
		expectCallsAndTheirListenersToWork();
	}

	@Test
	void aListenerThatNeverReturnsHarmsNobody() {
		CountDownLatch released = new CountDownLatch(1);
		AtomicInteger blocked = new AtomicInteger();
		try {
			for (int i = 0; i < 10; i++) {
				AsyncCallHandle<Receipt> call = place();
				call.onCancel(() -> block(blocked, released)).onEnd((info) -> block(blocked, released));
				this.server.cancelAbortively(call.callId()).answer();
			}
			await().untilAtomic(blocked, (count) -> assertThat(count).isEqualTo(20));
			expectCallsAndTheirListenersToWork();
		}
		finally {
			released.countDown();
		}
	}

	@Test
	void aListenerCanEndItsCall() {
		PendingAnswer pending = this.server.placeOrder().start();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onCancel(() -> note("won: " + call.abort("STOPPED", null)));
		this.server.cancel(call.callId()).answer();
		assertThat(pending.answer()).isProblem(422, "STOPPED");
		await().until(() -> this.notified.contains("won: true"));
	}

	private void expectCallsAndTheirListenersToWork() {
		PendingAnswer pending = this.server.placeOrder().start();
		AsyncCallHandle<Receipt> call = this.server.orders().take();
		call.onEnd((info) -> note("other call"));
		call.complete(OrderManager.RECEIPT);
		assertThat(pending.answer()).isReply(OrderManager.RECEIPT_JSON);
		await().until(() -> this.notified.contains("other call"));
	}

	private AsyncCallInfo infoAtEnd(Consumer<AsyncCallHandle<Receipt>> end) {
		AsyncCallHandle<Receipt> call = place();
		Queue<AsyncCallInfo> infos = new ConcurrentLinkedQueue<>();
		call.onEnd(infos::add);
		end.accept(call);
		await().until(() -> !infos.isEmpty());
		assertThat(infos).hasSize(1).first().extracting(AsyncCallInfo::callId).isEqualTo(call.callId());
		return infos.remove();
	}

	private AsyncCallHandle<Receipt> place() {
		this.server.placeAsync();
		return this.server.orders().take();
	}

	private void note(String text) {
		this.notified.add(text);
	}

	private static void block(AtomicInteger blocked, CountDownLatch released) {
		blocked.incrementAndGet();
		try {
			released.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
