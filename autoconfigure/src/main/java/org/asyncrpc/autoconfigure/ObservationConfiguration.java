package org.asyncrpc.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.asyncrpc.server.http.FilterRequestObservation;
import org.asyncrpc.server.http.RequestObservation;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
class ObservationConfiguration {

	@Bean
	@ConditionalOnMissingBean(RequestObservation.class)
	FilterRequestObservation asyncRpcRequestObservation() {
		return new FilterRequestObservation();
	}

}
