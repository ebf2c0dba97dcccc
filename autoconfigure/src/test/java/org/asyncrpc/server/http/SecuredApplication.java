package org.asyncrpc.server.http;

import java.util.List;

import org.asyncrpc.testing.PlainUsers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * An application as Spring Security leaves it when it only says who may come in.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecuredApplication {

	static final String ORIGIN = "https://app.example";

	/** Headers of a request by Alice. */
	static final String ALICE = "Basic YWxpY2U6cHc=";

	/** Headers of a request by Bob. */
	static final String BOB = "Basic Ym9iOnB3";

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		return http
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/rpc/**").authenticated().anyRequest().denyAll())
			.httpBasic(Customizer.withDefaults())
			.cors(Customizer.withDefaults())
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	@Bean
	UserDetailsService users() {
		return PlainUsers.of("pw", "alice", "bob");
	}

	@Bean
	CorsConfigurationSource corsConfigurationSource() {
		CorsConfiguration rule = new CorsConfiguration();
		rule.setAllowedOrigins(List.of(ORIGIN));
		rule.setAllowedMethods(List.of("GET", "POST"));
		rule.setAllowedHeaders(List.of("Content-Type", "Prefer"));
		rule.setExposedHeaders(List.of("Call-Id", "Location"));
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/**", rule);
		return source;
	}

}
