package org.asyncrpc;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names interfaces annotated with {@link AsyncRpcClient} that are not in the packages of
 * the application, such as those that a server publishes in a jar of its own. Goes on a
 * configuration class. Interfaces in the packages of the application are found without
 * it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface ImportAsyncRpcClients {

	/**
	 * The interfaces to make beans of.
	 * @return interfaces annotated with {@link AsyncRpcClient}
	 */
	Class<?>[] value();

}
