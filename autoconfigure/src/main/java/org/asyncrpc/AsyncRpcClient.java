package org.asyncrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Declares an interface through which an application calls the operations of a manager on
 * some server. A bean that implements it is there to be injected.
 * <p>
 * Every abstract method calls the operation of the same name. Its parameters are the
 * arguments, by name. It returns what the caller wants to have in hand while the call is
 * outstanding:
 * <ul>
 * <li>{@link AsyncCall AsyncCall&lt;R&gt;}, to follow and to cancel the call;</li>
 * <li>{@link java.util.concurrent.CompletableFuture CompletableFuture&lt;R&gt;}, or a
 * {@code CompletionStage}; cancelling the future cancels the call;</li>
 * <li>{@code R}, or {@code void}: the method waits for the reply and throws what the call
 * ended with.</li>
 * </ul>
 *
 * <pre class="code">
 * &#64;AsyncRpcClient("order")
 * interface OrderClient {
 *
 *     AsyncCall&lt;Receipt&gt; place(Order order);
 *
 * }
 * </pre>
 *
 * The property {@code asyncrpc.client.order.url} says where the server is.
 *
 * @see ImportAsyncRpcClients
 * @see AsyncRpcOperation
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface AsyncRpcClient {

	/**
	 * Alias for {@link #name()}.
	 * @return the name
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name of the client: its settings are the properties
	 * {@code asyncrpc.client.<name>.*}. Interfaces with the same name share them. When
	 * empty, it is the simple name of the interface without a trailing {@code Client} and
	 * with its first letter in lower case.
	 * @return the name
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * The name of the manager on the server. When empty, it is the name of the client.
	 * With both, one application can call managers of the same name on several servers.
	 * @return the name of the manager
	 */
	String manager() default "";

}
