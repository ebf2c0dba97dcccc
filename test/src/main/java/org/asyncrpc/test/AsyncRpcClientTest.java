package org.asyncrpc.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.AliasFor;

/**
 * Tests typed clients and what uses them, and nothing else of an application: starts all
 * interfaces that are annotated with {@link org.asyncrpc.AsyncRpcClient}, and the
 * components that the test names. Whatever servers the application has for its clients,
 * here they call one that does what the test says.
 * <p>
 * There to be injected are:
 * <ul>
 * <li>the clients;</li>
 * <li>{@link ScriptedServer}, where calls are answered by hand and faults are
 * injected;</li>
 * <li>{@link TestClock}, which the test can turn ahead: deadlines pass when the test says
 * so.</li>
 * </ul>
 * What a test leaves behind at the server is ended after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(AsyncRpcClientTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface AsyncRpcClientTest {

	/**
	 * Alias for {@link #components()}.
	 * @return the components to test
	 */
	@AliasFor("components")
	Class<?>[] value() default {};

	/**
	 * The components to test, such as a service that calls.
	 * @return the components to test
	 */
	@AliasFor("value")
	Class<?>[] components() default {};

	/**
	 * Properties to add to those of the application.
	 * @return properties, as {@code name=value}
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "properties")
	String[] properties() default {};

	/**
	 * Whether only what belongs to JSON is started, of all that the application's scan
	 * would find besides the {@link #components()}. With {@code false}, only the filters
	 * decide.
	 * @return whether to use the default filters
	 */
	boolean useDefaultFilters() default true;

	/**
	 * What else shall be started.
	 * @return filters
	 */
	ComponentScan.Filter[] includeFilters() default {};

	/**
	 * What shall not be started.
	 * @return filters
	 */
	ComponentScan.Filter[] excludeFilters() default {};

	/**
	 * Auto-configuration to leave out.
	 * @return classes of the slice's auto-configuration
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
