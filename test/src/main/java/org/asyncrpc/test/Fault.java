package org.asyncrpc.test;

/**
 * What can happen to a request between a client and a {@link ScriptedServer}.
 */
public enum Fault {

	/**
	 * The connection is closed, and the server has not seen the request.
	 */
	LOST_REQUEST,

	/**
	 * The server does what it was asked for, and then the connection is closed instead of
	 * an answer: the client cannot tell this from a {@link #LOST_REQUEST}.
	 */
	LOST_ANSWER,

	/**
	 * The request arrives twice, as from a proxy that repeats it. The client gets the
	 * answer to the second.
	 */
	DUPLICATE_REQUEST,

	/**
	 * The server refuses the request with {@code TOO_BUSY}, so that nothing is done.
	 */
	TOO_BUSY,

	/**
	 * Something in front of the server answers in its place: with status 502 and some
	 * HTML.
	 */
	BAD_GATEWAY,

	/**
	 * Something in front of the server refuses the request: with status 403 and some
	 * HTML.
	 */
	FORBIDDEN_BY_PROXY

}
