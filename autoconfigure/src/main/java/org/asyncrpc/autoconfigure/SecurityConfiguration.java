package org.asyncrpc.autoconfigure;

import org.asyncrpc.server.AccessDeniedMapping;
import org.asyncrpc.server.ExceptionMapping;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;

@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AccessDeniedException.class)
class SecurityConfiguration {

	@Bean
	ExceptionMapping asyncRpcAccessDeniedMapping() {
		return new AccessDeniedMapping();
	}

}
