package org.asyncrpc.connection;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * An application that says nothing about its store, with an operation that somebody else
 * completes.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		exclude = { JettyServletWebServerAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class })
class StoreApplication {

	@AsyncRpcManager("greeting")
	static class GreetingManager {

		void greet(AsyncCallHandle<String> call, String name) {
			call.key(name);
		}

	}

}
