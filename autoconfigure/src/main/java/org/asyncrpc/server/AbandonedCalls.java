package org.asyncrpc.server;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.server.ServerSettings.AbandonedPolicy;
import org.asyncrpc.store.Claim;
import org.asyncrpc.store.Outcome;

/**
 * Finds calls whose handle the garbage collector has found unreachable: nobody can end
 * them any more, unless somebody knows their id or key.
 */
final class AbandonedCalls {

	private static final Log logger = LogFactory.getLog(AbandonedCalls.class);

	private final ReferenceQueue<CallHandle> lost = new ReferenceQueue<>();

	private final CallEnder ender;

	private final CallRegistry registry;

	private final AbandonedPolicy policy;

	AbandonedCalls(CallEnder ender, CallRegistry registry, AbandonedPolicy policy) {
		this.ender = ender;
		this.registry = registry;
		this.policy = policy;
	}

	void track(CallHandle handle, LiveCall call) {
		call.handleReference = new HandleReference(handle, call, this.lost);
	}

	/**
	 * Ends the calls whose handles were lost since the last time.
	 */
	void sweep() {
		Reference<? extends CallHandle> reference = this.lost.poll();
		while (reference != null) {
			lost(((HandleReference) reference).call);
			reference = this.lost.poll();
		}
	}

	private void lost(LiveCall call) {
		call.handleReference = null;
		if (!call.isOutstanding()) {
			this.registry.drained(call.record().id());
		}
		else if (!call.isReachableById()) {
			boolean abort = (this.policy == AbandonedPolicy.ABORT);
			if (!abort || this.ender.end(call, Outcome.ABANDONED, Claim.DISPATCHED)) {
				logger.warn("A call of '%s' (%s…) was abandoned: its handle was lost before anybody ended it%s"
					.formatted(call.record().operation(), call.record().id().prefix(),
							abort ? "" : "; it stays outstanding until its deadline"));
			}
		}
	}

	/** Holds on to the call, not to the handle. */
	private static final class HandleReference extends PhantomReference<CallHandle> {

		private final LiveCall call;

		private HandleReference(CallHandle handle, LiveCall call, ReferenceQueue<CallHandle> queue) {
			super(handle, queue);
			this.call = call;
		}

	}

}
