package org.asyncrpc.testing;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What an application has that uses the starter.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TestApplication {

	@Bean
	MutableClock clock() {
		return new MutableClock();
	}

	@Bean
	ReturnedRequests returnedRequests() {
		return new ReturnedRequests();
	}

}
