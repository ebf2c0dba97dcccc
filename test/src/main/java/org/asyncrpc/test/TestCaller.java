package org.asyncrpc.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.asyncrpc.wire.CallTimeout;
import org.asyncrpc.wire.RpcHeaders;
import org.asyncrpc.wire.RpcPaths;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes calls of managers under test, over HTTP as any client does, each exactly once. To
 * be injected into an {@link AsyncRpcManagerTest}. Immutable, and safe for use by any
 * thread.
 */
public final class TestCaller {

	private final CallerHttp http;

	private final JsonMapper mapper;

	private final Map<String, String> headers;

	TestCaller(CallerHttp http, JsonMapper mapper) {
		this(http, mapper, Map.of());
	}

	private TestCaller(CallerHttp http, JsonMapper mapper, Map<String, String> headers) {
		this.http = http;
		this.mapper = mapper;
		this.headers = headers;
	}

	/**
	 * A caller whose calls have a deadline, instead of the one that the operation gives
	 * them.
	 * @param timeout how long calls may stay outstanding, by the {@link TestClock}
	 * @return a new caller
	 */
	public TestCaller withTimeout(Duration timeout) {
		return withHeader(RpcHeaders.CALL_TIMEOUT, CallTimeout.format(timeout));
	}

	/**
	 * A caller that adds a header to all its requests, such as {@code Authorization} or
	 * {@code Idempotency-Key}.
	 * @param name the name of the header
	 * @param value its value
	 * @return a new caller
	 */
	public TestCaller withHeader(String name, String value) {
		Map<String, String> extended = new LinkedHashMap<>(this.headers);
		extended.put(name, value);
		return new TestCaller(this.http, this.mapper, extended);
	}

	/**
	 * Makes a call of an operation that has no arguments.
	 * @param operation the operation, as {@code manager/method}
	 * @return the call
	 * @throws AssertionError if the manager's method does not return within ten seconds
	 */
	public TestCall call(String operation) {
		return call(operation, Map.of());
	}

	/**
	 * Makes a call. The manager's method has returned by the time that this returns, or
	 * runs on an executor if the operation is configured so.
	 * @param operation the operation, as {@code manager/method}
	 * @param arguments the arguments by name, of which JSON is made by the application's
	 * own mapper
	 * @return the call, outstanding or ended
	 * @throws AssertionError if the manager's method does not return within ten seconds
	 */
	public TestCall call(String operation, Map<String, ? extends @Nullable Object> arguments) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(RpcHeaders.PREFER, "respond-async");
		byte[] json = this.mapper.writeValueAsBytes(arguments);
		return new TestCall(operation, this.http, this.mapper, this.headers,
				this.http.post(RpcPaths.operation(operation), headers, json));
	}

}
