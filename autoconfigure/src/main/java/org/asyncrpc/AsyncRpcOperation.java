package org.asyncrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how an operation differs from the others. A method needs no annotation to be an
 * operation, neither in a manager nor in a client's interface.
 *
 * @see AsyncRpcManager
 * @see AsyncRpcClient
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AsyncRpcOperation {

	/**
	 * How long a call may stay outstanding when its client does not say otherwise, such
	 * as {@code 30s}, {@code 2h} or {@code PT10M}. The property
	 * {@code asyncrpc.server.operations.<manager>.<method>.timeout} comes before this,
	 * and {@code asyncrpc.server.max-timeout} limits both.
	 * <p>
	 * On a method of an {@link AsyncRpcClient}, it is how long its calls may stay
	 * outstanding, instead of {@code asyncrpc.client.<name>.timeout}.
	 * @return the duration, or an empty string for the server's default
	 */
	String timeout() default "";

}
