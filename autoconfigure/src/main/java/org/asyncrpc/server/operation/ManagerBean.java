package org.asyncrpc.server.operation;

import java.util.function.Supplier;

/**
 * A bean that is a manager.
 *
 * @param beanName the name of the bean
 * @param name the manager's name on the wire
 * @param targetClass the class that the application wrote, behind any proxy
 * @param instance gets the bean, or its proxy, for one invocation
 * @param ready whether getting the bean initialises nothing
 */
record ManagerBean(String beanName, String name, Class<?> targetClass, Supplier<Object> instance, boolean ready) {

}
