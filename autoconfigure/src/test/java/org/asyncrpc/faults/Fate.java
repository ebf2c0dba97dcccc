package org.asyncrpc.faults;

/**
 * What the manager does with a call.
 */
enum Fate {

	/** Completes before the method returns. */
	AT_ONCE,

	/** Completes on another thread, after a moment. */
	LATER,

	/** Aborts on another thread, after a moment. */
	ABORT,

	/** Throws. */
	THROW,

	/** Completes on three threads that race. */
	RACE,

	/** Keeps the handle and does nothing, so that only others can end the call. */
	KEEP,

	/** Lets go of the handle. */
	LOSE

}
