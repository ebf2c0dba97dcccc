package org.asyncrpc.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;
import org.asyncrpc.server.CallService;
import org.asyncrpc.server.CallWatcher;
import org.asyncrpc.store.CallId;
import org.asyncrpc.store.Delivery;
import org.asyncrpc.store.StoredCall;
import org.asyncrpc.timer.TimedWait;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Preference;
import org.asyncrpc.wire.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A request that waits for a call, for as long as its client prefers. It starts to watch
 * before the call is dispatched, so that no end can be missed, and is answered once: with
 * the outcome, or with 202 when the wait is over.
 */
final class HeldRequest extends TimedWait implements CallWatcher {

	private final CallService calls;

	private final WaitTimer timer;

	private final Preference preference;

	private final Duration wait;

	private final Delivery delivery;

	private final AtomicBoolean answered = new AtomicBoolean();

	private final NonBlockingAnswer answer = new NonBlockingAnswer(this::delivered, this::disconnected);

	private volatile @Nullable CallId callId;

	private volatile boolean left;

	private @Nullable String location;

	/** Whether the call was made by this request, and not by one before. */
	private boolean original;

	private boolean outcome;

	HeldRequest(CallService calls, WaitTimer timer, Preference preference, Duration maxWait, Delivery delivery) {
		this.calls = calls;
		this.timer = timer;
		this.preference = preference;
		this.delivery = delivery;
		this.original = delivery == Delivery.ANSWERED;
		this.wait = waitOf(preference, maxWait);
	}

	private static Duration waitOf(Preference preference, Duration max) {
		if (preference.waitSeconds() != null) {
			Duration wait = Duration.ofSeconds(preference.waitSeconds());
			return (wait.compareTo(max) < 0) ? wait : max;
		}
		return preference.respondAsync() ? Duration.ZERO : max;
	}

	/**
	 * Lets go of the request's thread until there is an answer. Called on that thread,
	 * once the call is there.
	 * @param callId the id of the call
	 * @param location where the reply will be
	 * @param request the request
	 * @throws IOException if the container does not give the response's stream
	 */
	void hold(CallId callId, String location, HttpServletRequest request) throws IOException {
		this.location = location;
		this.callId = callId;
		this.answer.start(request);
		if (this.answered.get()) {
			return;
		}
		if (this.wait.isZero() || this.left) {
			waitOver();
			return;
		}
		this.timer.schedule(this, this.wait.toMillis());
		if (this.answered.get()) {
			this.timer.cancel(this);
		}
	}

	@Override
	public void repeats() {
		this.original = false;
	}

	@Override
	public void ended(StoredCall call) {
		if (this.answered.compareAndSet(false, true)) {
			this.timer.cancel(this);
			answerOutcome(call);
		}
	}

	@Override
	public void gone() {
		if (this.answered.compareAndSet(false, true)) {
			this.timer.cancel(this);
			this.answer.answer(Answers.refused(goneProblem()));
		}
	}

	@Override
	public void left() {
		this.left = true;
		if (this.callId != null) {
			this.timer.cancel(this);
			waitOver();
		}
	}

	// A request that repeats a call which was not dispatched is itself safe to repeat
	private Problem goneProblem() {
		return (this.delivery == Delivery.FETCHED) ? Problem.of(ErrorCode.UNKNOWN_CALL, "There is no such call")
				: Problem.of(ErrorCode.TOO_BUSY, "The server has too many calls; try again later");
	}

	@Override
	protected void waitOver() {
		if (!this.answered.compareAndSet(false, true)) {
			return;
		}
		CallId id = Objects.requireNonNull(this.callId);
		this.calls.unwatch(id, this);
		StoredCall call = this.calls.find(id);
		if (call == null) {
			this.answer.answer(Answers.refused(goneProblem()));
		}
		else if (call.state().isEnded()) {
			answerOutcome(call);
		}
		else {
			this.answer.answer(Answers.accepted(call, Objects.requireNonNull(this.location), applied(true)));
		}
	}

	private void answerOutcome(StoredCall call) {
		this.outcome = true;
		this.answer.answer(Answers.outcome(call, applied(false)));
	}

	private String applied(boolean async) {
		return Answers.applied(this.preference, (int) this.wait.toSeconds(), async);
	}

	private void delivered() {
		if (this.outcome) {
			this.calls.delivered(Objects.requireNonNull(this.callId), this.delivery);
		}
	}

	private void disconnected() {
		CallId id = Objects.requireNonNull(this.callId);
		if (this.answered.compareAndSet(false, true)) {
			this.timer.cancel(this);
			this.calls.unwatch(id, this);
		}
		if (this.original) {
			this.calls.disconnected(id);
		}
	}

}
