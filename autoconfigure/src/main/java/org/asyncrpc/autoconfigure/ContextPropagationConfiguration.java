package org.asyncrpc.autoconfigure;

import io.micrometer.context.ContextSnapshotFactory;
import org.asyncrpc.context.MicrometerRequestContext;
import org.asyncrpc.context.RequestContext;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ContextSnapshotFactory.class)
class ContextPropagationConfiguration {

	@Bean
	@ConditionalOnMissingBean(RequestContext.class)
	MicrometerRequestContext asyncRpcRequestContext() {
		return new MicrometerRequestContext();
	}

}
