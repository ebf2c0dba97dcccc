package org.asyncrpc.testing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A stream of server-sent events, as a browser sees it.
 */
public final class EventStream implements AutoCloseable {

	private static final int TIMEOUT_SECONDS = 20;

	private final HttpResponse<Flow.Publisher<List<ByteBuffer>>> response;

	private final Lines lines = new Lines();

	private EventStream(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response) {
		this.response = response;
	}

	static EventStream open(HttpClient client, HttpRequest request) {
		EventStream stream = new EventStream(client.sendAsync(request, BodyHandlers.ofPublisher())
			.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
			.join());
		stream.response.body().subscribe(BodySubscribers.fromLineSubscriber(stream.lines));
		return stream;
	}

	public int status() {
		return this.response.statusCode();
	}

	public List<String> header(String name) {
		return this.response.headers().allValues(name);
	}

	/**
	 * Reads the next event or comment.
	 * @return its lines, without the empty one at its end, put together with a bar
	 */
	public String next() {
		StringBuilder event = new StringBuilder(this.lines.next());
		for (String line = this.lines.next(); !line.isEmpty(); line = this.lines.next()) {
			event.append('|').append(line);
		}
		return event.toString();
	}

	/**
	 * Waits for the end of the stream.
	 * @return whether it ends here, as a stream should that the server has ended
	 */
	public boolean isAtEnd() {
		return this.lines.next().equals(Lines.END);
	}

	/**
	 * Waits for the end of the stream, or for that of its connection, whatever comes
	 * before.
	 */
	public void awaitOver() {
		String line = this.lines.next();
		while (!line.equals(Lines.END) && !line.equals(Lines.BROKEN)) {
			line = this.lines.next();
		}
	}

	/**
	 * Closes the connection.
	 */
	@Override
	public void close() {
		this.lines.cancel();
	}

	private static final class Lines implements Flow.Subscriber<String> {

		/** No line, as it has a line feed in it. */
		private static final String END = "\nend";

		private static final String BROKEN = "\nbroken";

		private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

		private volatile Flow.@Nullable Subscription subscription;

		String next() {
			try {
				String line = this.received.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
				if (line == null) {
					throw new AssertionError("Nothing was received in time");
				}
				return line;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void cancel() {
			Flow.Subscription current = this.subscription;
			if (current != null) {
				current.cancel();
			}
		}

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscription = subscription;
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(String line) {
			this.received.add(line);
		}

		@Override
		public void onError(Throwable failure) {
			this.received.add(BROKEN);
		}

		@Override
		public void onComplete() {
			this.received.add(END);
		}

	}

}
