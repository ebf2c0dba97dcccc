package org.asyncrpc;

import org.jspecify.annotations.Nullable;

/**
 * How far a call has come.
 *
 * @param fraction how much is done, 0 to 1
 * @param message a few words for a person, or {@code null}
 */
public record AsyncCallProgress(double fraction, @Nullable String message) {

	public AsyncCallProgress {
		if (!(fraction >= 0 && fraction <= 1)) {
			throw new IllegalArgumentException("'fraction' must be between 0 and 1");
		}
	}

}
