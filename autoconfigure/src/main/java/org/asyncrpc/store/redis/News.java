package org.asyncrpc.store.redis;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.ListenerCaller;
import org.asyncrpc.store.StoredCall;

/**
 * Tells the listener what scripts say has happened to a call.
 */
final class News {

	private final ListenerCaller listener;

	News(ListenerCaller listener) {
		this.listener = listener;
	}

	/**
	 * Tells of an event.
	 * @param event what has happened
	 * @param document the call as it is now; of a call that is gone nothing is told
	 */
	void tell(String event, Answer document) {
		StoredCall call = CallReader.read(document);
		if (call == null) {
			return;
		}
		switch (event) {
			case "ended" -> this.listener.ended(call);
			case "terminated" -> this.listener.terminated(call);
			case "cancel" -> this.listener.cancelRequested(call.id());
			case "progress" -> progressed(call);
			default -> throw new IllegalStateException("Unknown event");
		}
	}

	private void progressed(StoredCall call) {
		AsyncCallProgress progress = call.progress();
		if (progress != null) {
			this.listener.progressed(call.id(), progress);
		}
	}

}
