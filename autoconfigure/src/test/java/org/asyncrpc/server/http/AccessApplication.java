package org.asyncrpc.server.http;

import java.util.Arrays;

import org.asyncrpc.testing.OrderManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An application that lets everybody call, so that the server itself has to keep them
 * apart, and only operators see the endpoints.
 */
@Configuration(proxyBeanMethods = false)
@Import(OrderManager.class)
class AccessApplication {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/rpc/**")
				.permitAll()
				.anyRequest()
				.hasRole(Caller.OPERATOR.name()))
			.httpBasic(Customizer.withDefaults())
			.csrf(AbstractHttpConfigurer::disable)
			.build();
	}

	// Passwords stay as they are, rather than be encoded anew by the first login
	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(Arrays.stream(Caller.values())
			.map((caller) -> User.withUsername(caller.name()).password("{noop}pw").roles(caller.name()).build())
			.toArray(UserDetails[]::new))::loadUserByUsername;
	}

}
