package org.asyncrpc.client;

import java.net.http.HttpRequest;

import org.jspecify.annotations.Nullable;

/**
 * Is told of what clients do, to put it into traces. Nothing is kept for a call that
 * waits. Must not throw and must not block.
 */
public interface ClientObserver {

	/**
	 * Observes nothing.
	 */
	ClientObserver NONE = new ClientObserver() {

		@Override
		public Exchange sending(SentRequest request, HttpRequest.Builder builder) {
			return Exchange.NONE;
		}

		@Override
		public void ended(String client, String operation, String outcome, @Nullable String callId,
				@Nullable Throwable failure) {
		}

	};

	/**
	 * An HTTP request is about to be sent. Runs with the context of the thread that made
	 * the call.
	 * @param request the request
	 * @param builder the request in the making, to which the trace can be added
	 * @return is told what came of it
	 */
	Exchange sending(SentRequest request, HttpRequest.Builder builder);

	/**
	 * A call has ended for its client. Runs with the context of the thread that made it.
	 * @param client the name of the client
	 * @param operation the operation, as {@code manager/method}
	 * @param outcome the state of the call, or a code of the protocol
	 * @param callId the id of the call, or {@code null} if it is not known
	 * @param failure what the caller gets instead of a reply, or {@code null}
	 */
	void ended(String client, String operation, String outcome, @Nullable String callId, @Nullable Throwable failure);

	/**
	 * An HTTP request that is under way. One of the methods is called, once, on any
	 * thread.
	 */
	interface Exchange {

		/**
		 * Is not observed.
		 */
		Exchange NONE = new Exchange() {

			@Override
			public void answered(int status) {
			}

			@Override
			public void failed(Throwable failure) {
			}

		};

		/**
		 * There is an answer.
		 * @param status the HTTP status
		 */
		void answered(int status);

		/**
		 * There will be no answer.
		 * @param failure why
		 */
		void failed(Throwable failure);

	}

}
