package org.asyncrpc.test;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for what tests of managers have injected.
 */
@AutoConfiguration
final class ManagerTestAutoConfiguration {

	@Bean
	@Primary
	TestClock asyncRpcTestClock() {
		return TestClock.standing();
	}

	@Bean
	TestCaller asyncRpcTestCaller(Environment environment, JsonMapper mapper) {
		return new TestCaller(new CallerHttp(environment), mapper);
	}

}
