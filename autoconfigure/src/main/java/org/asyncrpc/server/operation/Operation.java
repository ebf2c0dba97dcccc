package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.ReplyException;
import org.jspecify.annotations.Nullable;

/**
 * One method of a manager that can be called remotely. Safe for use by any thread.
 */
public final class Operation {

	private final String manager;

	private final String name;

	private final OperationMethod method;

	private final ArgumentBinder binder;

	private final ReplyWriter replyWriter;

	private final @Nullable Duration timeout;

	Operation(String manager, OperationMethod method, ArgumentBinder binder, ReplyWriter replyWriter,
			@Nullable Duration timeout) {
		this.timeout = timeout;
		this.manager = manager;
		this.name = manager + "/" + method.name();
		this.method = method;
		this.binder = binder;
		this.replyWriter = replyWriter;
	}

	/**
	 * The name of the manager on the wire.
	 * @return one path segment
	 */
	public String manager() {
		return this.manager;
	}

	/**
	 * The name of the method.
	 * @return one path segment
	 */
	public String method() {
		return this.method.name();
	}

	/**
	 * The name of the operation.
	 * @return {@code manager/method}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The declared type of the reply, with type variables resolved.
	 * @return the type
	 */
	public Type replyType() {
		return this.replyWriter.type();
	}

	/**
	 * The arguments, in the order of the method's parameters.
	 * @return an immutable list
	 */
	public List<Argument> arguments() {
		return this.binder.arguments();
	}

	/**
	 * How long a call may stay outstanding, as far as the application's code says.
	 * @return the timeout, or {@code null} for the default
	 */
	public @Nullable Duration timeout() {
		return this.timeout;
	}

	/**
	 * The method that the application wrote, with its annotations. It is not necessarily
	 * the one that is invoked: the bean may be a proxy.
	 * @return the method
	 */
	public Method targetMethod() {
		return this.method.target();
	}

	/**
	 * The class that the application wrote, behind any proxy.
	 * @return the class
	 */
	public Class<?> targetClass() {
		return this.method.bean().targetClass();
	}

	/**
	 * Binds the arguments of a call by name and validates them.
	 * @param json an array with the body of the request
	 * @param offset where the body starts
	 * @param length the length of the body; one that is empty or blank has no arguments
	 * @return what to pass to {@link #invoke}; the first element is left free for the
	 * handle
	 * @throws InvalidArgumentsException with everything that is wrong with the body
	 */
	public @Nullable Object[] bind(byte[] json, int offset, int length) throws InvalidArgumentsException {
		return this.binder.bind(json, offset, length);
	}

	/**
	 * Invokes the method on the manager's bean, and so through its proxy if it has one.
	 * @param call the handle for the manager
	 * @param bound the result of {@link #bind}, to be used once
	 * @throws Throwable whatever the method or its advice threw
	 */
	public void invoke(AsyncCallHandle<?> call, @Nullable Object[] bound) throws Throwable {
		bound[0] = call;
		this.method.invoke(bound);
	}

	/**
	 * Writes a reply as JSON, with the declared type.
	 * @param reply the reply
	 * @return one line of JSON in UTF-8, or {@code null} if the reply is JSON's null
	 * @throws ReplyException if the reply is not of the declared type or cannot be
	 * written
	 */
	public byte @Nullable [] writeReply(@Nullable Object reply) throws ReplyException {
		return this.replyWriter.write(reply);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
