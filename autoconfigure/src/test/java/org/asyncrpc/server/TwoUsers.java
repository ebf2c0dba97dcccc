package org.asyncrpc.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.PlainUsers;
import org.asyncrpc.testing.RpcRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An application that knows Ann and Bob.
 */
@Configuration(proxyBeanMethods = false)
@Import(OrderManager.class)
class TwoUsers {

	static RpcRequest ann(RpcRequest request) {
		return as("ann", request);
	}

	static RpcRequest bob(RpcRequest request) {
		return as("bob", request);
	}

	private static RpcRequest as(String user, RpcRequest request) {
		byte[] credentials = (user + ":secret").getBytes(StandardCharsets.UTF_8);
		return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		return http.csrf(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	UserDetailsService userDetailsService() {
		return PlainUsers.of("secret", "ann", "bob");
	}

}
