package org.asyncrpc.server.http;

import java.io.IOException;
import java.io.OutputStream;

import org.asyncrpc.server.binding.Binding;
import org.asyncrpc.server.binding.BindingReader;
import org.asyncrpc.server.binding.ReplyEvents;
import org.jspecify.annotations.Nullable;

/**
 * The outcomes of the calls of a binding. Threads that complete calls only say that there
 * is something; one task at a time writes all that is there by then.
 */
final class ReplyStream extends SseStream implements BindingReader {

	private final ReplyStreams streams;

	private final @Nullable String principal;

	private final ReplyEvents events;

	private @Nullable Binding binding;

	private volatile boolean superseded;

	ReplyStream(ReplyStreams streams, boolean batch, @Nullable String principal) {
		super(streams.timer(), streams.executor());
		this.streams = streams;
		this.principal = principal;
		this.events = new ReplyEvents(batch);
	}

	/**
	 * Takes the place of the stream that the binding has. Called before the stream
	 * starts.
	 * @param binding the binding
	 * @return {@code false} if the binding has ended
	 */
	boolean attach(Binding binding) {
		this.binding = binding;
		return binding.attach(this);
	}

	@Override
	public void available() {
		signal();
	}

	@Override
	public void superseded() {
		this.superseded = true;
		finish();
	}

	@Override
	boolean writeNext(OutputStream out) throws IOException {
		Binding from = this.binding;
		if (from == null) {
			return false;
		}
		from.read(this, this.events);
		if (this.events.isEmpty()) {
			return false;
		}
		this.events.writeTo(out);
		return true;
	}

	@Override
	boolean isFinished() {
		return this.superseded || this.streams.isOver();
	}

	@Override
	void ended() {
		Binding current = this.binding;
		if (current != null) {
			current.detach(this, this.streams.bindings().now());
		}
		this.streams.ended(this.principal);
	}

}
