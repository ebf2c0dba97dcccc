package org.asyncrpc.autoconfigure;

import java.util.Map;

import org.asyncrpc.server.http.CorsSupport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RequestMappingHandlerMapping.class)
class CorsRulesConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CorsSupport asyncRpcCorsSupport(ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return new CorsSupport(() -> rules(mappings));
	}

	// What the application gave to {@code WebMvcConfigurer.addCorsMappings}.
	private static Map<String, CorsConfiguration> rules(ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return mappings.orderedStream()
			.map(RequestMappingHandlerMapping::getCorsConfigurationSource)
			.filter(UrlBasedCorsConfigurationSource.class::isInstance)
			.map(UrlBasedCorsConfigurationSource.class::cast)
			.map(UrlBasedCorsConfigurationSource::getCorsConfigurations)
			.findFirst()
			.orElse(Map.of());
	}

}
