package org.asyncrpc.server;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The handles that were found on calls of other nodes. Such a call stays attached to this
 * node for as long as the application holds one.
 */
final class FoundHandles {

	private final ReferenceQueue<CallHandle> lost = new ReferenceQueue<>();

	private final Set<FoundReference> references = ConcurrentHashMap.newKeySet();

	private final CallRegistry registry;

	FoundHandles(CallRegistry registry) {
		this.registry = registry;
	}

	void track(CallHandle handle, AttachedCall call) {
		this.references.add(new FoundReference(handle, call, this.lost));
	}

	/**
	 * Lets go of the calls whose handles were lost since the last time.
	 */
	void sweep() {
		Reference<? extends CallHandle> reference = this.lost.poll();
		while (reference != null) {
			FoundReference found = (FoundReference) reference;
			this.references.remove(found);
			this.registry.release(found.call);
			reference = this.lost.poll();
		}
	}

	private static final class FoundReference extends PhantomReference<CallHandle> {

		private final AttachedCall call;

		private FoundReference(CallHandle handle, AttachedCall call, ReferenceQueue<CallHandle> queue) {
			super(handle, queue);
			this.call = call;
		}

	}

}
