package org.asyncrpc.store.jdbc;

import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.CallRecord;
import org.asyncrpc.store.StoredCall;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of a call that it dispatched, so that it need not read what it has
 * written itself.
 */
final class LocalCall {

	private final CallRecord record;

	private volatile boolean cancelRequested;

	private volatile @Nullable String key;

	private volatile @Nullable AsyncCallProgress progress;

	LocalCall(CallRecord record) {
		this.record = record;
	}

	void cancelRequested() {
		this.cancelRequested = true;
	}

	void key(String key) {
		this.key = key;
	}

	void progress(AsyncCallProgress progress) {
		this.progress = progress;
	}

	/**
	 * Takes over what another node has changed.
	 * @param call the call as it is in the table
	 */
	void update(StoredCall call) {
		this.cancelRequested = call.cancelRequested();
		this.key = call.key();
		this.progress = call.progress();
	}

	StoredCall ended(EndRequest end) {
		return new StoredCall(this.record, this.cancelRequested || end.cancelled(), this.key, this.progress,
				end.outcome(), end.endedAt(), end.draining());
	}

}
