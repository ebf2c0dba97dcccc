package org.asyncrpc.autoconfigure;

import jakarta.validation.Validator;
import org.asyncrpc.server.ExceptionMapping;
import org.asyncrpc.server.ValidationMapping;
import org.asyncrpc.server.operation.ArgumentValidation;
import org.asyncrpc.server.operation.BeanArgumentValidation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Validator.class)
class ValidationConfiguration {

	@Bean
	@ConditionalOnSingleCandidate(Validator.class)
	ArgumentValidation asyncRpcArgumentValidation(Validator validator) {
		return new BeanArgumentValidation(validator);
	}

	@Bean
	ExceptionMapping asyncRpcValidationMapping() {
		return new ValidationMapping();
	}

}
