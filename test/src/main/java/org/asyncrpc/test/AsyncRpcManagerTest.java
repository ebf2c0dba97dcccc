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
 * Tests managers, and nothing else of an application: starts beans that are annotated
 * with {@link org.asyncrpc.AsyncRpcManager}, and a server for them on a random port of
 * the loopback interface. What they collaborate with comes from the test, as with
 * {@code @MockitoBean} or {@code @Import}.
 * <p>
 * There to be injected are:
 * <ul>
 * <li>{@link TestCaller}, which makes calls;</li>
 * <li>{@link org.asyncrpc.AsyncCalls}, to end calls by hand;</li>
 * <li>{@link TestClock}, which stands still until the test turns it: deadlines pass when
 * the test says so.</li>
 * </ul>
 * Calls live in memory, whatever store the application has. Those that a test leaves
 * behind are ended after it, so that the next test does not meet them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(AsyncRpcManagerTypeExcludeFilter.class)
@ImportAutoConfiguration
public @interface AsyncRpcManagerTest {

	/**
	 * Alias for {@link #managers()}.
	 * @return the managers to test
	 */
	@AliasFor("managers")
	Class<?>[] value() default {};

	/**
	 * The managers to test. When empty, all those of the application are started.
	 * @return the managers to test
	 */
	@AliasFor("value")
	Class<?>[] managers() default {};

	/**
	 * Properties to add to those of the application.
	 * @return properties, as {@code name=value}
	 */
	@AliasFor(annotation = SpringBootTest.class, attribute = "properties")
	String[] properties() default {};

	/**
	 * Whether only managers and what belongs to JSON are started, of all that the
	 * application's scan would find. With {@code false}, only the filters decide.
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
