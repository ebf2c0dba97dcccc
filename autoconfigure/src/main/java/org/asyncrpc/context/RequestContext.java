package org.asyncrpc.context;

/**
 * Captures the context of the current thread. Without a library that knows how, a task
 * runs as it is.
 */
@FunctionalInterface
public interface RequestContext {

	/**
	 * Carries nothing.
	 */
	RequestContext NONE = (task) -> task;

	/**
	 * Captures the context now and restores it around the task, wherever that runs.
	 * @param task what to run
	 * @return the task with the context around it
	 */
	Runnable wrap(Runnable task);

}
