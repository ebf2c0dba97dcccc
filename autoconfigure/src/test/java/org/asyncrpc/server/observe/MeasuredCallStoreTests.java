package org.asyncrpc.server.observe;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.asyncrpc.AsyncCallProgress;
import org.asyncrpc.store.AddResult;
import org.asyncrpc.store.CallCounts;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.CallPage;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Answers;
import org.mockito.Mockito;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link MeasuredCallStore}: every method does what the other store does, and
 * is measured.
 */
class MeasuredCallStoreTests {

	private static final Set<String> NOT_MEASURED = Set.of("start", "stop", "now", "instance");

	private static final AddResult FULL = AddResult.FULL;

	private static final CallPage PAGE = new CallPage(List.of(), "next");

	private static final CallCounts COUNTS = new CallCounts(1, 2, Map.of());

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final CallStore store = mock(CallStore.class, Answers.RETURNS_DEFAULTS);

	private final CallStore measured = new MicrometerCallMetrics(this.registry).measured(this.store);

	static Stream<Method> methods() {
		return Stream.of(CallStore.class.getMethods());
	}

	@ParameterizedTest
	@MethodSource("methods")
	void delegatesAndMeasures(Method method) {
		given(this.store.add(any())).willReturn(FULL);
		given(this.store.page(any())).willReturn(PAGE);
		given(this.store.counts()).willReturn(COUNTS);
		given(this.store.giveUp()).willReturn(Set.of(new CallId(1, 2)));
		given(this.store.now()).willReturn(42L);
		given(this.store.end(any(), any(), any())).willReturn(true);
		given(this.store.terminate(any(), any())).willReturn(true);
		given(this.store.assignKey(any(), any())).willReturn(true);
		Object[] arguments = arguments(method);
		Object expected = ReflectionUtils.invokeMethod(method, this.store, arguments);
		Mockito.clearInvocations(this.store);
		assertThat(ReflectionUtils.invokeMethod(method, this.measured, arguments)).isEqualTo(expected);
		ReflectionUtils.invokeMethod(method, Mockito.verify(this.store), arguments);
		assertThat(measurements(method)).isEqualTo(NOT_MEASURED.contains(method.getName()) ? 0 : 1);
	}

	@ParameterizedTest
	@MethodSource("methods")
	void measuresFailuresToo(Method method) {
		CallStore failing = mock(CallStore.class, (invocation) -> {
			throw new IllegalStateException("No store");
		});
		CallStore measuredFailing = new MicrometerCallMetrics(this.registry).measured(failing);
		assertThatIllegalStateException()
			.isThrownBy(() -> ReflectionUtils.invokeMethod(method, measuredFailing, arguments(method)));
		assertThat(measurements(method)).isEqualTo(NOT_MEASURED.contains(method.getName()) ? 0 : 1);
	}

	private long measurements(Method method) {
		Timer timer = this.registry.find("asyncrpc.store.invocations").tag("method", method.getName()).timer();
		return (timer != null) ? timer.count() : 0;
	}

	private static Object[] arguments(Method method) {
		return Stream.of(method.getParameterTypes()).map(MeasuredCallStoreTests::argument).toArray();
	}

	private static Object argument(Class<?> type) {
		if (type == CallId.class) {
			return new CallId(1, 2);
		}
		if (type == String.class) {
			return "text";
		}
		if (type == Claim.class) {
			return Claim.FOUND;
		}
		if (type == Outcome.class) {
			return Outcome.CANCELLED;
		}
		return (type == AsyncCallProgress.class) ? new AsyncCallProgress(0.5, null) : null;
	}

}
