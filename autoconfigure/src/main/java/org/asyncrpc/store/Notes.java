package org.asyncrpc.store;

import org.asyncrpc.AsyncCallProgress;
import org.jspecify.annotations.Nullable;

/**
 * What most calls don't have, kept apart so that it costs the others one reference.
 *
 * @param key the business key, or {@code null}
 * @param progress the latest progress, or {@code null}
 */
record Notes(@Nullable String key, @Nullable AsyncCallProgress progress) {

	static final Notes NONE = new Notes(null, null);

	Notes withKey(String key) {
		return new Notes(key, this.progress);
	}

	Notes withProgress(AsyncCallProgress progress) {
		return new Notes(this.key, progress);
	}

}
