package org.asyncrpc.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RpcServerTest;

/**
 * Runs the tests of a class against a server that all tests of clients share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RpcServerTest(value = { OrderManager.class, CatalogManager.class }, on = Container.TOMCAT)
@interface ClientTest {

}
