package org.asyncrpc.server.binding;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallRequest;
import org.asyncrpc.server.Failures;
import org.asyncrpc.server.operation.InvalidArgumentsException;
import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Idempotency;
import org.asyncrpc.wire.CanonicalJson;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Turns the elements of one batch into calls. What is wrong with one of them is answered
 * in its place, and harms no other.
 */
final class BatchCalls {

	private static final Log logger = LogFactory.getLog(BatchCalls.class);

	private static final Log failures = LogFactory.getLog(Failures.LOGGER);

	private static final byte[] NO_ARGUMENTS = { '{', '}' };

	private final BoundDispatcher dispatcher;

	private final CallBatch batch;

	private final CallElement element;

	private final Binding binding;

	private final CallOrigin origin;

	private @Nullable Operation operation;

	BatchCalls(BoundDispatcher dispatcher, CallBatch batch, Binding binding, CallOrigin origin) {
		this.dispatcher = dispatcher;
		this.batch = batch;
		this.binding = binding;
		this.origin = origin;
		this.element = new CallElement(batch.body());
	}

	void dispatch(int index, BatchResult result) {
		try {
			this.element.read(this.batch.from(index), this.batch.to(index));
			result.accepted(this.element.number(), dispatch());
		}
		catch (CallRefusedException ex) {
			result.refused(this.element.number(), ex.problem());
		}
		catch (InvalidArgumentsException ex) {
			result.refused(this.element.number(), Problem.invalidArguments(ex.errors()));
		}
		catch (RuntimeException ex) {
			logger.error("A call of a batch failed: " + ex.getClass().getName());
			failures.debug("A call of a batch failed", ex);
			result.refused(this.element.number(), Problem.of(ErrorCode.CALL_FAILED, "The server failed"));
		}
	}

	private CallId dispatch() throws InvalidArgumentsException {
		Operation operation = operation();
		int length = this.element.argumentsLength();
		byte[] json = (length > 0) ? this.element.json() : NO_ARGUMENTS;
		int from = (length > 0) ? this.element.argumentsFrom() : 0;
		int to = (length > 0) ? length : NO_ARGUMENTS.length;
		@Nullable Object[] arguments = operation.bind(json, from, to);
		String key = this.element.idempotencyKey();
		Idempotency idempotency = (key != null) ? new Idempotency(key, CanonicalJson.fingerprint(json, from, to))
				: null;
		CallRequest request = new CallRequest(operation, arguments, this.origin.principal(), this.element.timeout(),
				idempotency, this.origin.clientAddress(), this.origin.trace(), true);
		return this.dispatcher.dispatch(request, this.binding, this.element.number());
	}

	private Operation operation() {
		String name = this.element.operation();
		Operation known = this.operation;
		if (known == null || !known.name().equals(name)) {
			known = this.dispatcher.server().operations().find(name);
		}
		if (known == null) {
			throw new CallRefusedException(ErrorCode.UNKNOWN_OPERATION, "There is no such operation");
		}
		this.operation = known;
		return known;
	}

}
