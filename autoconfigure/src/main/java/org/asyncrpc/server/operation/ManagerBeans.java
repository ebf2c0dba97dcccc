package org.asyncrpc.server.operation;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the beans that are managers, whatever they are wrapped in.
 */
final class ManagerBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	ManagerBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	List<ManagerBean> find() {
		List<ManagerBean> managers = new ArrayList<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
			if (!ScopedProxyUtils.isScopedTarget(beanName)) {
				ManagerBean manager = find(beanName);
				if (manager != null) {
					managers.add(manager);
				}
			}
		}
		return managers;
	}

	private @Nullable ManagerBean find(String beanName) {
		Class<?> type = determineType(beanName);
		if (type == null || !annotation(type).isPresent()) {
			return null;
		}
		boolean ready = this.beanFactory.isSingleton(beanName) && !isLazy(beanName);
		Supplier<Object> instance = instance(beanName, ready);
		Class<?> targetClass = targetClass(type);
		String name = ManagerName.of(annotation(targetClass), targetClass);
		return new ManagerBean(beanName, name, targetClass, instance, ready);
	}

	private @Nullable Class<?> determineType(String beanName) {
		Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
		if (type != null && ScopedObject.class.isAssignableFrom(type)) {
			Class<?> scoped = determineScopedType(ScopedProxyUtils.getTargetBeanName(beanName));
			return (scoped != null) ? scoped : type;
		}
		if (type != null && Proxy.isProxyClass(type) && this.beanFactory.containsSingleton(beanName)) {
			return AopProxyUtils.ultimateTargetClass(this.beanFactory.getBean(beanName));
		}
		return type;
	}

	private @Nullable Class<?> determineScopedType(String targetBeanName) {
		return this.beanFactory.containsBean(targetBeanName)
				? AutoProxyUtils.determineTargetClass(this.beanFactory, targetBeanName) : null;
	}

	private boolean isLazy(String beanName) {
		return !this.beanFactory.containsSingleton(beanName) && this.beanFactory.containsBeanDefinition(beanName)
				&& this.beanFactory.getMergedBeanDefinition(beanName).isLazyInit();
	}

	private Supplier<Object> instance(String beanName, boolean ready) {
		if (ready) {
			Object bean = this.beanFactory.getBean(beanName);
			return () -> bean;
		}
		Supplier<Object> lookup = () -> this.beanFactory.getBean(beanName);
		return this.beanFactory.isSingleton(beanName) ? SingletonSupplier.of(lookup) : lookup;
	}

	private static Class<?> targetClass(Class<?> type) {
		if (Proxy.isProxyClass(type) || type.isHidden()) {
			// Made at runtime, so that only its interface has parameter names
			return Arrays.stream(type.getInterfaces())
				.filter((candidate) -> annotation(candidate).isPresent())
				.findFirst()
				.orElse(type);
		}
		return ClassUtils.getUserClass(type);
	}

	private static MergedAnnotation<AsyncRpcManager> annotation(Class<?> type) {
		return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY).get(AsyncRpcManager.class);
	}

}
