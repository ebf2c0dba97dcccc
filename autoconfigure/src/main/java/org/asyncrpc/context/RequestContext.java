package org.asyncrpc.context;

import java.util.function.UnaryOperator;

/**
 * Captures the context of the current thread. Without a library that knows how, a task
 * runs as it is.
 */
@FunctionalInterface
public interface RequestContext {

	/**
	 * Carries nothing.
	 */
	RequestContext NONE = UnaryOperator::identity;

	/**
	 * Captures the context now.
	 * @return puts the context around tasks, wherever and however often they run
	 */
	UnaryOperator<Runnable> capture();

	/**
	 * Captures the context now and restores it around the task, wherever that runs.
	 * @param task what to run
	 * @return the task with the context around it
	 */
	default Runnable wrap(Runnable task) {
		return capture().apply(task);
	}

}
