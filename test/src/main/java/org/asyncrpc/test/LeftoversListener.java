package org.asyncrpc.test;

import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.AsyncCalls;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Ends the calls that a test has left behind, because tests share an application.
 */
class LeftoversListener implements TestExecutionListener {

	private static final String CODE = "TEST_ENDED";

	@Override
	public void afterTestMethod(TestContext test) {
		if (!test.hasApplicationContext()) {
			return;
		}
		ApplicationContext application = test.getApplicationContext();
		application.getBeanProvider(ScriptedServer.class).ifAvailable(ScriptedServer::reset);
		if (application.getBeanProvider(TestCaller.class).stream().findAny().isPresent()) {
			application.getBeanProvider(AsyncCalls.class).ifUnique(LeftoversListener::abort);
		}
	}

	private static void abort(AsyncCalls calls) {
		AsyncCallQuery query = AsyncCallQuery.all().limit(AsyncCallQuery.MAX_LIMIT);
		List<AsyncCallHandle<Object>> outstanding = calls.outstanding(query).calls();
		while (!outstanding.isEmpty()) {
			outstanding.forEach((call) -> call.abort(CODE, null));
			outstanding = calls.outstanding(query).calls();
		}
	}

}
