package org.asyncrpc.client;

import java.net.http.HttpHeaders;

import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.ReceivedProblem;
import org.asyncrpc.wire.RpcHeaders;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;

/**
 * The stream of the outcomes of one binding, over as many connections as it takes. As a
 * timer, it is the delay before the next one.
 */
final class ReplyStream extends TimedWait implements StreamConnection.Listener {

	/**
	 * How often a server may have no room for a stream, before calls do without. There
	 * may be more clients than it has streams for.
	 */
	private static final int MAX_REFUSALS = 4;

	private final BindingTransport transport;

	private final ClientBinding binding;

	private final Retries retries;

	private @Nullable StreamConnection connection;

	private boolean closed;

	private int refusals;

	ReplyStream(BindingTransport transport, ClientBinding binding) {
		this.transport = transport;
		this.binding = binding;
		this.retries = new Retries(transport.channel());
	}

	void open() {
		StreamConnection next = new StreamConnection(this.transport.channel(), this, this.binding);
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.connection = next;
		}
		RpcRequest request = RpcRequest.get(RpcPaths.replies(this.binding.id()));
		long received = this.binding.received();
		if (received > 0) {
			request.header(RpcHeaders.LAST_EVENT_ID, String.valueOf(received));
		}
		next.open(request);
	}

	@Override
	protected void waitOver() {
		this.transport.channel().runtime().executor().execute(this::open);
	}

	@Override
	public void opened(HttpHeaders headers) {
		this.refusals = 0;
		if (!this.binding.isInstance(headers)) {
			this.transport.lost(this.binding);
		}
	}

	@Override
	public void refused(HttpAnswer answer) {
		ReceivedProblem problem = Outcomes.problem(answer.status(), answer.content());
		if (problem != null && problem.code().equals(ErrorCode.UNKNOWN_BINDING.name())) {
			this.transport.lost(this.binding);
		}
		else if (Retries.isTemporary(answer.status(), problem) && ++this.refusals < MAX_REFUSALS) {
			again(answer.retryAfterMillis(), null);
		}
		else {
			this.transport.unavailable(answer.status());
			this.transport.lost(this.binding);
		}
	}

	@Override
	public void lost(@Nullable Throwable failure) {
		if (Retries.isHopeless(failure)) {
			this.transport.unreachable(this.binding, failure);
		}
		else {
			again(0, failure);
		}
	}

	private void again(long atLeast, @Nullable Throwable failure) {
		long delay;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			if (this.connection != null && this.connection.wasOpened()) {
				this.retries.progressed();
			}
			delay = this.retries.failed(atLeast);
			if (delay >= 0) {
				this.transport.channel().runtime().timer().schedule(this, delay);
				return;
			}
		}
		this.transport.unreachable(this.binding, failure);
	}

	// Something has come, so that it was worth while to connect.
	synchronized void succeeded() {
		this.retries.succeeded();
	}

	void close() {
		StreamConnection current;
		synchronized (this) {
			this.closed = true;
			current = this.connection;
			this.transport.channel().runtime().timer().cancel(this);
		}
		if (current != null) {
			current.close();
		}
	}

}
