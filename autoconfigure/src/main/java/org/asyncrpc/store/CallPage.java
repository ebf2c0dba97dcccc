package org.asyncrpc.store;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of calls, oldest first. A page can have fewer calls than asked for, or none, and
 * still have a next one: a store looks at a bounded number of calls for each page.
 *
 * @param calls the calls
 * @param next where the next page starts, or {@code null} if there is none
 */
public record CallPage(List<StoredCall> calls, @Nullable String next) {

}
