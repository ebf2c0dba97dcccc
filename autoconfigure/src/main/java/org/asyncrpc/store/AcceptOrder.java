package org.asyncrpc.store;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The outstanding calls of one operation in one {@link Stripe}, oldest first: a list
 * through the calls themselves, which costs nothing to append to and to remove from. A
 * sparse index of samples leads near any position, so that a page can start where another
 * ended although the call that was there has gone. Guarded by the stripe.
 */
final class AcceptOrder {

	/** No more than so many calls lie between two samples, or before the first. */
	static final int SAMPLE_DISTANCE = 64;

	private final TreeMap<Long, MemoryCall> samples = new TreeMap<>();

	private @Nullable MemoryCall oldest;

	private @Nullable MemoryCall newest;

	private int size;

	private int sinceSample;

	int size() {
		return this.size;
	}

	int samples() {
		return this.samples.size();
	}

	@Nullable MemoryCall oldest() {
		return this.oldest;
	}

	/**
	 * Finds the first call after a position.
	 * @param position the position
	 * @return the oldest call with a higher position, or {@code null} if there is none
	 */
	@Nullable MemoryCall firstAfter(long position) {
		Map.Entry<Long, MemoryCall> sample = this.samples.floorEntry(position);
		MemoryCall call = (sample != null) ? sample.getValue() : this.oldest;
		while (call != null && call.position <= position) {
			call = call.newer;
		}
		return call;
	}

	void append(MemoryCall call) {
		MemoryCall last = this.newest;
		call.acceptOrder = this;
		call.older = last;
		if (last != null) {
			last.newer = call;
		}
		else {
			this.oldest = call;
		}
		this.newest = call;
		this.size++;
		if (++this.sinceSample >= SAMPLE_DISTANCE) {
			sample(call);
			this.sinceSample = 0;
		}
	}

	void remove(MemoryCall call) {
		if (call.sampled) {
			removeSample(call);
		}
		MemoryCall older = call.older;
		MemoryCall newer = call.newer;
		if (older != null) {
			older.newer = newer;
		}
		else {
			this.oldest = newer;
		}
		if (newer != null) {
			newer.older = older;
		}
		else {
			this.newest = older;
		}
		call.acceptOrder = null;
		call.older = null;
		call.newer = null;
		this.size--;
	}

	private void removeSample(MemoryCall call) {
		this.samples.remove(call.position);
		call.sampled = false;
		// The next call takes its place, so that distances don't grow; the one that is
		// appended next if there is none. The oldest call needs no sample, for nothing
		// lies before it: where calls are few, none has one.
		MemoryCall newer = call.newer;
		if (newer == null) {
			this.sinceSample = (call.older != null) ? SAMPLE_DISTANCE : 0;
		}
		else if (call.older != null && !newer.sampled) {
			sample(newer);
		}
	}

	private void sample(MemoryCall call) {
		this.samples.put(call.position, call);
		call.sampled = true;
	}

}
