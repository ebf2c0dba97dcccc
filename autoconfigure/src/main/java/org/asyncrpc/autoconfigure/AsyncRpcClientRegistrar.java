package org.asyncrpc.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.ImportAsyncRpcClients;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Registers a bean for each client's interface: those in the application's packages, and
 * those that are named in {@link ImportAsyncRpcClients}.
 */
final class AsyncRpcClientRegistrar implements BeanDefinitionRegistryPostProcessor {

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	AsyncRpcClientRegistrar(Environment environment, ResourceLoader resourceLoader) {
		this.environment = environment;
		this.resourceLoader = resourceLoader;
	}

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		Set<String> types = new LinkedHashSet<>(imported(registry));
		types.addAll(scanned(registry));
		types.forEach((type) -> register(type, registry));
	}

	private static Set<String> imported(BeanDefinitionRegistry registry) {
		Set<String> types = new LinkedHashSet<>();
		for (String name : registry.getBeanDefinitionNames()) {
			if (registry.getBeanDefinition(name) instanceof AnnotatedBeanDefinition annotated) {
				MergedAnnotation<ImportAsyncRpcClients> imports = annotated.getMetadata()
					.getAnnotations()
					.get(ImportAsyncRpcClients.class);
				if (imports.isPresent()) {
					types.addAll(Arrays.asList(imports.getStringArray(MergedAnnotation.VALUE)));
				}
			}
		}
		return types;
	}

	private List<String> scanned(BeanDefinitionRegistry registry) {
		if (!(registry instanceof ConfigurableListableBeanFactory beanFactory)
				|| !AutoConfigurationPackages.has(beanFactory)) {
			return List.of();
		}
		ClientScanner scanner = new ClientScanner(this.environment, this.resourceLoader);
		return AutoConfigurationPackages.get(beanFactory)
			.stream()
			.flatMap((basePackage) -> scanner.findCandidateComponents(basePackage).stream())
			.map(BeanDefinition::getBeanClassName)
			.toList();
	}

	private void register(String typeName, BeanDefinitionRegistry registry) {
		Class<?> type = ClassUtils.resolveClassName(typeName, this.resourceLoader.getClassLoader());
		RootBeanDefinition definition = new RootBeanDefinition(AsyncRpcClientFactoryBean.class);
		definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
		definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
		definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
		registry.registerBeanDefinition(beanName(type, registry), definition);
	}

	private static String beanName(Class<?> type, BeanDefinitionRegistry registry) {
		String name = ClassUtils.getShortNameAsProperty(type);
		return registry.containsBeanDefinition(name) ? type.getName() : name;
	}

	/**
	 * Finds what is annotated, whatever it is.
	 */
	private static final class ClientScanner extends ClassPathScanningCandidateComponentProvider {

		ClientScanner(Environment environment, @Nullable ResourceLoader resourceLoader) {
			super(false, environment);
			setResourceLoader(resourceLoader);
			addIncludeFilter(new AnnotationTypeFilter(AsyncRpcClient.class, false));
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return definition.getMetadata().isIndependent();
		}

	}

}
