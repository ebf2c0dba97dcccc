package org.asyncrpc.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Makes {@link RpcServerTest} work.
 */
class RpcServerExtension implements ClassTemplateInvocationContextProvider {

	private static final Namespace NAMESPACE = Namespace.create(RpcServerExtension.class);

	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return true;
	}

	@Override
	public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
			ExtensionContext context) {
		RpcServerTest test = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), RpcServerTest.class)
			.orElseThrow();
		return Arrays.stream(test.on()).map((container) -> new OnContainer(container, test));
	}

	private record OnContainer(Container container, RpcServerTest test) implements ClassTemplateInvocationContext {

		@Override
		public String getDisplayName(int invocationIndex) {
			return this.container.name();
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(new RunningServer(this.container, this.test));
		}

	}

	/**
	 * Gives a server to a test. Classes that say the same about it share it, as starting
	 * one takes longer than most tests.
	 */
	private static final class RunningServer extends TypeBasedParameterResolver<RpcServer>
			implements BeforeEachCallback {

		private final Container container;

		private final RpcServerTest test;

		RunningServer(Container container, RpcServerTest test) {
			this.container = container;
			this.test = test;
		}

		@Override
		public void beforeEach(ExtensionContext context) {
			server(context).reset();
		}

		@Override
		public RpcServer resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
			return server(extensionContext);
		}

		private RpcServer server(ExtensionContext context) {
			return context.getRoot()
				.getStore(NAMESPACE)
				.computeIfAbsent(SharedServers.class, (type) -> new SharedServers(), SharedServers.class)
				.get(List.of(this.container, this.test), this::start);
		}

		private RpcServer start() {
			return RpcServer.on(this.container)
				.with(this.test.value())
				.properties(this.test.properties())
				.security(this.test.security())
				.start();
		}

	}

}
