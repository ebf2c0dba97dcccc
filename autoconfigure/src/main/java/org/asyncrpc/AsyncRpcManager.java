package org.asyncrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Declares a bean whose methods can be called remotely and answered later.
 * <p>
 * Every instance method that is not private and whose first parameter is an
 * {@link AsyncCallHandle} is an operation, named after the method. It returns
 * {@code void}; the call stays outstanding until somebody uses the handle to complete or
 * abort it. The other parameters are the arguments, bound by name.
 *
 * <pre class="code">
 * &#64;AsyncRpcManager("order")
 * class OrderManager {
 *
 *     void place(AsyncCallHandle&lt;Receipt&gt; call, Order order) {
 *         this.warehouse.reserve(order, call::complete);
 *     }
 *
 * }
 * </pre>
 *
 * Such a method is reached with {@code POST /rpc/order/place}.
 *
 * @see AsyncRpcIgnore
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Component
public @interface AsyncRpcManager {

	/**
	 * Alias for {@link #name()}.
	 * @return the name, one path segment
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The manager's name on the wire. When empty, it is the simple class name without a
	 * trailing {@code Manager} and with its first letter in lower case. The names
	 * {@code calls} and {@code bindings} are reserved. The name of the bean has nothing
	 * to do with it.
	 * @return the name, one path segment
	 */
	@AliasFor("value")
	String name() default "";

}
