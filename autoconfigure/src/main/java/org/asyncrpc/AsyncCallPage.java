package org.asyncrpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of outstanding calls, oldest first.
 *
 * @param calls handles that can end the calls
 * @param next where the next page starts, for {@link AsyncCallQuery#after(String)}, or
 * {@code null} if there is none
 */
public record AsyncCallPage(List<AsyncCallHandle<Object>> calls, @Nullable String next) {

	public AsyncCallPage {
		calls = List.copyOf(calls);
	}

}
