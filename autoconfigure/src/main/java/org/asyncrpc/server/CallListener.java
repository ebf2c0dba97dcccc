package org.asyncrpc.server;

import java.util.function.Consumer;

import org.asyncrpc.AsyncCallInfo;
import org.jspecify.annotations.Nullable;

/**
 * What an application wants to run when something happens to a call; an immutable linked
 * list, because most calls have none.
 *
 * @param event what it waits for
 * @param listener what to run
 * @param next the listeners registered before
 */
record CallListener(Event event, Consumer<AsyncCallInfo> listener, @Nullable CallListener next) {

	/**
	 * The listeners that wait for something else, in the same order.
	 * @param first the newest listener
	 * @param event the event that has happened
	 * @return the listeners that remain
	 */
	static @Nullable CallListener without(@Nullable CallListener first, Event event) {
		if (first == null) {
			return null;
		}
		CallListener rest = without(first.next, event);
		return (first.event == event) ? rest : new CallListener(first.event, first.listener, rest);
	}

	/**
	 * What can happen to a call.
	 */
	enum Event {

		/** Its result is no longer wanted. */
		CANCEL,

		/** The connection that it came in on was found closed. */
		DISCONNECT,

		/** It has ended. */
		END

	}

}
