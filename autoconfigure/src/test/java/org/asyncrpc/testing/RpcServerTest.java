package org.asyncrpc.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class against a started application, once on each servlet container
 * that matters to it. Constructors and methods can ask for the {@link RpcServer}; all
 * tests of the class share it, and none finds calls that another left behind.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(RpcServerExtension.class)
public @interface RpcServerTest {

	/**
	 * Managers and configurations.
	 * @return classes to make beans of
	 */
	Class<?>[] value() default OrderManager.class;

	/**
	 * The servlet containers.
	 * @return the containers, all of them unless the tests are not about the server
	 */
	Container[] on() default { Container.TOMCAT, Container.JETTY };

	/**
	 * Properties of the application.
	 * @return properties, as {@code name=value}
	 */
	String[] properties() default {};

	/**
	 * Whether Spring Security is there; a configuration then says what is allowed.
	 * @return whether to auto-configure it
	 */
	boolean security() default false;

}
