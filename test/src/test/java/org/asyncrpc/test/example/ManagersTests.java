package org.asyncrpc.test.example;

import java.time.Clock;
import java.util.Map;

import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.MemoryCallStore;
import org.asyncrpc.test.AsyncRpcManagerTest;
import org.asyncrpc.test.TestCaller;
import org.asyncrpc.test.TestClock;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which parts of an application a test of all its managers starts.
 */
@AsyncRpcManagerTest(properties = { "asyncrpc.server.base-path=/calls-of-tests", "server.servlet.context-path=/post",
		"asyncrpc.server.operations.customs.clear.dispatch=executor" })
class ManagersTests {

	@MockitoBean
	private Carrier carrier;

	@Autowired
	private ApplicationContext application;

	@Test
	void areManagersAndTheirServer() {
		assertThat(this.application.getBeansOfType(ParcelManager.class)).hasSize(1);
		assertThat(this.application.getBeansOfType(CustomsManager.class)).hasSize(1);
		assertThat(this.application.getBeansOfType(Unrelated.class)).isEmpty();
		assertThat(this.application.getBean(CallStore.class)).isInstanceOf(MemoryCallStore.class);
		assertThat(this.application.getBean(Clock.class)).isInstanceOf(TestClock.class);
	}

	@Test
	void listenOnTheLoopbackInterface(@Autowired Environment environment) {
		assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
	}

	@Test
	void areFoundUnderTheirPathsAndOnTheirExecutors(@Autowired TestCaller caller) {
		assertThat(caller.call("customs/clear").reply(String.class)).isEqualTo("cleared");
		assertThat(caller.call("parcel/inspect", Map.of("number", "P-1")).isOutstanding()).isTrue();
	}

}
