package org.asyncrpc.test;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Says how the server of an {@link AsyncRpcManagerTest} differs from the one that the
 * application describes. What the test itself says counts more.
 */
class ManagerTestPropertiesFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		return TestContextAnnotationUtils.hasAnnotation(testClass, AsyncRpcManagerTest.class)
				? new ManagerTestProperties() : null;
	}

	/**
	 * A record, because test contexts are shared by tests whose customizers are equal.
	 */
	private record ManagerTestProperties() implements ContextCustomizer {

		private static final Map<String, Object> PROPERTIES = Map.of("server.address", "127.0.0.1",
				"server.ssl.enabled", false, "asyncrpc.store.type", "memory", "asyncrpc.server.shutdown-timeout", "0s");

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource("asyncRpcManagerTest", PROPERTIES));
		}

	}

}
