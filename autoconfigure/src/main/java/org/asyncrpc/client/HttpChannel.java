package org.asyncrpc.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.asyncrpc.client.ClientObserver.Exchange;
import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sends the HTTP requests of one client. No thread waits for an answer.
 */
final class HttpChannel {

	private final String client;

	private final ClientSettings settings;

	private final HttpClient http;

	private final ClientRuntime runtime;

	private final List<AsyncRpcRequestCustomizer> customizers;

	private final ClientObserver observer;

	private final RequestGate gate;

	private final Backoff backoff;

	private final Acknowledgements acknowledgements = new Acknowledgements();

	private final AtomicReference<String> store = MeantStore.unknown();

	HttpChannel(String client, ClientSettings settings, HttpClient http, ClientRuntime runtime,
			List<AsyncRpcRequestCustomizer> customizers, ClientObserver observer) {
		this.client = client;
		this.settings = settings;
		this.http = http;
		this.runtime = runtime;
		this.customizers = List.copyOf(customizers);
		this.observer = observer;
		this.gate = new RequestGate(settings.limits());
		this.backoff = new Backoff(settings.retry());
	}

	ClientSettings settings() {
		return this.settings;
	}

	ClientRuntime runtime() {
		return this.runtime;
	}

	RequestGate gate() {
		return this.gate;
	}

	Backoff backoff() {
		return this.backoff;
	}

	Acknowledgements acknowledgements() {
		return this.acknowledgements;
	}

	/**
	 * The store that a new call is meant for.
	 * @return what the client knows about it so far
	 */
	MeantStore meantStore() {
		return new MeantStore(this.store);
	}

	/**
	 * Sends a request, and gives up on it when the answer takes too long.
	 * @param request the request
	 * @param call the call that it is about
	 * @param handler gets the answer or what went wrong, once, never on this thread
	 */
	void exchange(RpcRequest request, OutgoingCall call,
			BiConsumer<@Nullable HttpAnswer, @Nullable Throwable> handler) {
		exchange(request, call.operation(), call::inContext, handler);
	}

	/**
	 * Sends a request, and gives up on it when the answer takes too long.
	 * @param request the request
	 * @param operation what it is about
	 * @param context puts the context of a caller around a task
	 * @param handler gets the answer or what went wrong, once, never on this thread
	 */
	void exchange(RpcRequest request, String operation, UnaryOperator<Runnable> context,
			BiConsumer<@Nullable HttpAnswer, @Nullable Throwable> handler) {
		PendingExchange pending = new PendingExchange(handler);
		try {
			SentRequest sent = SentRequest.of(this.client, operation, request, this.settings.url());
			HttpRequest.Builder builder = HttpRequest.newBuilder(sent.uri());
			context.apply(() -> prepare(builder, request, sent, pending)).run();
			Duration timeout = request.hold().plus(this.settings.readTimeout());
			this.runtime.timer().schedule(pending, timeout.toMillis());
			pending.sending = this.http.sendAsync(builder.build(), (head) -> BodySubscribers
				.mapping(BodySubscribers.ofByteArray(), (body) -> pending.answered(head, body)));
			pending.sending.whenComplete((response, failure) -> pending.failed(failure));
		}
		catch (RuntimeException ex) {
			this.runtime.executor().execute(() -> pending.failed(ex));
		}
	}

	/**
	 * Sends a request whose answer is read piece by piece, for however long it takes.
	 * @param request the request
	 * @param handler reads the answer
	 * @param <T> what is made of the answer
	 * @return the answer to come
	 */
	<T> CompletableFuture<HttpResponse<T>> open(RpcRequest request, HttpResponse.BodyHandler<T> handler) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(this.settings.url() + request.path()));
		customize(builder);
		request.addTo(builder);
		return this.http.sendAsync(builder.build(), handler);
	}

	private void customize(HttpRequest.Builder builder) {
		for (AsyncRpcRequestCustomizer customizer : this.customizers) {
			customizer.customize(builder, this.client);
		}
	}

	private void prepare(HttpRequest.Builder builder, RpcRequest request, SentRequest sent, PendingExchange pending) {
		customize(builder);
		pending.observed = this.observer.sending(sent, builder);
		request.addTo(builder);
		String acknowledged = this.acknowledgements.take();
		if (acknowledged != null) {
			builder.setHeader(RpcHeaders.CALL_ACK, acknowledged);
		}
	}

	/**
	 * A request that is under way; as a timer, the end of its patience.
	 */
	private final class PendingExchange extends TimedWait {

		private final BiConsumer<@Nullable HttpAnswer, @Nullable Throwable> handler;

		private final long sentAt = System.nanoTime();

		private final AtomicBoolean done = new AtomicBoolean();

		private volatile Exchange observed = Exchange.NONE;

		private volatile @Nullable CompletableFuture<HttpResponse<HttpAnswer>> sending;

		PendingExchange(BiConsumer<@Nullable HttpAnswer, @Nullable Throwable> handler) {
			this.handler = handler;
		}

		// Here, rather than when the response is complete: that is told on a thread of
		// the
		// common pool, or on one made for the purpose
		private HttpAnswer answered(HttpResponse.ResponseInfo head, byte[] body) {
			long heldMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.sentAt);
			HttpAnswer answer = new HttpAnswer(head.statusCode(), head.headers(), body, heldMillis);
			if (finish()) {
				this.observed.answered(answer.status());
				this.handler.accept(answer, null);
			}
			return answer;
		}

		private void failed(@Nullable Throwable failure) {
			if (failure == null || !finish()) {
				return;
			}
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			this.observed.failed(cause);
			this.handler.accept(null, cause);
		}

		private boolean finish() {
			HttpChannel.this.runtime.timer().cancel(this);
			return this.done.compareAndSet(false, true);
		}

		@Override
		protected void waitOver() {
			failed(new HttpTimeoutException("The answer took too long"));
			CompletableFuture<HttpResponse<HttpAnswer>> sending = this.sending;
			if (sending != null) {
				sending.cancel(true);
			}
		}

	}

}
