package org.asyncrpc.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

import org.asyncrpc.timer.TimedWait;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a stream of events. Asks for more only when it is done with what it
 * has. As a timer, it is the silence that a server must break.
 */
final class StreamConnection extends TimedWait implements Flow.Subscriber<List<ByteBuffer>> {

	/** The server says something every 15 seconds. */
	private static final long MAX_SILENCE_MILLIS = 40_000;

	private final HttpChannel channel;

	private final Listener listener;

	private final EventReader reader;

	private final AtomicBoolean over = new AtomicBoolean();

	private volatile boolean opened;

	private volatile boolean heard;

	private volatile @Nullable CompletableFuture<?> sending;

	private volatile Flow.@Nullable Subscription subscription;

	StreamConnection(HttpChannel channel, Listener listener, EventReader.Events events) {
		this.channel = channel;
		this.listener = listener;
		this.reader = new EventReader(events);
	}

	void open(RpcRequest request) {
		this.channel.runtime().timer().schedule(this, this.channel.settings().readTimeout().toMillis());
		try {
			CompletableFuture<?> sending = this.channel.open(request, this::answered);
			this.sending = sending;
			sending.whenComplete((any, failure) -> lost(failure));
			if (this.over.get()) {
				sending.cancel(true);
			}
		}
		catch (RuntimeException ex) {
			this.channel.runtime().executor().execute(() -> lost(ex));
		}
	}

	private HttpResponse.BodySubscriber<StreamConnection> answered(HttpResponse.ResponseInfo head) {
		if (head.statusCode() == CallRequests.OK) {
			this.opened = true;
			this.heard = true;
			this.channel.runtime().timer().schedule(this, MAX_SILENCE_MILLIS);
			this.listener.opened(head.headers());
			return BodySubscribers.fromSubscriber(this, (any) -> this);
		}
		return BodySubscribers.mapping(BodySubscribers.ofByteArray(), (body) -> {
			if (finish()) {
				this.listener.refused(new HttpAnswer(head.statusCode(), head.headers(), body, 0));
			}
			return this;
		});
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(1);
	}

	@Override
	public void onNext(List<ByteBuffer> arrived) {
		this.heard = true;
		if (!this.over.get()) {
			arrived.forEach(this.reader::add);
		}
		Flow.Subscription current = this.subscription;
		if (current != null) {
			current.request(1);
		}
	}

	@Override
	public void onError(Throwable failure) {
		lost(failure);
	}

	@Override
	public void onComplete() {
		lost(null);
	}

	// Whether the server has begun to stream.
	boolean wasOpened() {
		return this.opened;
	}

	private void lost(@Nullable Throwable failure) {
		if (finish()) {
			this.listener.lost((failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure);
		}
	}

	private boolean finish() {
		this.channel.runtime().timer().cancel(this);
		return this.over.compareAndSet(false, true);
	}

	/**
	 * Closes the connection. The listener is told nothing more.
	 */
	void close() {
		finish();
		disconnect();
	}

	private void disconnect() {
		Flow.Subscription current = this.subscription;
		if (current != null) {
			current.cancel();
		}
		CompletableFuture<?> sending = this.sending;
		if (sending != null) {
			sending.cancel(true);
		}
	}

	@Override
	protected void waitOver() {
		if (this.heard && !this.over.get()) {
			this.heard = false;
			this.channel.runtime().timer().schedule(this, MAX_SILENCE_MILLIS);
			return;
		}
		this.channel.runtime().executor().execute(() -> {
			lost(new HttpTimeoutException("The server is silent"));
			disconnect();
		});
	}

	/**
	 * Is told what becomes of the connection: that it is open, and why it is not any
	 * more, once.
	 */
	interface Listener {

		/**
		 * The server begins to stream.
		 * @param headers the head of its answer
		 */
		void opened(HttpHeaders headers);

		/**
		 * The server has answered something else.
		 * @param answer the answer
		 */
		void refused(HttpAnswer answer);

		/**
		 * The connection is lost, or was never made, or the server has ended the stream.
		 * @param failure why, or {@code null}
		 */
		void lost(@Nullable Throwable failure);

	}

}
