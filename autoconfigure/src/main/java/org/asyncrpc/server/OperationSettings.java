package org.asyncrpc.server;

import java.time.Duration;

import org.asyncrpc.store.NodeLoss;
import org.jspecify.annotations.Nullable;

/**
 * How this node treats the calls of one operation.
 *
 * @param dispatch the thread that runs the manager's method
 * @param timeout how long a call may stay outstanding, or {@code null} for the default
 * @param maxOutstanding the outstanding calls that this node admits
 * @param onNodeLoss what becomes of outstanding calls when this node is lost
 */
public record OperationSettings(Dispatch dispatch, @Nullable Duration timeout, int maxOutstanding,
		NodeLoss onNodeLoss) {

	/**
	 * What holds for an operation that nobody configured.
	 */
	public static final OperationSettings DEFAULT = new OperationSettings(Dispatch.REQUEST, null, Integer.MAX_VALUE,
			NodeLoss.ABORT);

	/**
	 * The thread that runs the manager's method.
	 */
	public enum Dispatch {

		/** The thread of the request; nothing is answered before the method returns. */
		REQUEST,

		/** The application's task executor, with the context of the request. */
		EXECUTOR

	}

}
