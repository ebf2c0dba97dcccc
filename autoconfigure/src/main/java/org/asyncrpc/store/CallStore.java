package org.asyncrpc.store;

import java.util.Set;

import org.asyncrpc.AsyncCallProgress;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls and decides how they end. Everything that is promised to a client rests on
 * an implementation of this:
 * <ul>
 * <li>a call is durable, as far as this store is, before {@link #add} returns;</li>
 * <li>a call ends once: of all the ends that race, one wins;</li>
 * <li>an ended call is kept until its client has the outcome, or its retention ends;</li>
 * <li>what a promise rests on is never evicted: a store without room refuses new
 * calls.</li>
 * </ul>
 * Several nodes can share a store. Each has its own instance of the implementation, which
 * holds a lease for the node from {@link #start} to {@link #stop}: a node that does not
 * renew it in time is lost, and so are the calls that it dispatched, to which
 * {@link CallRecord#home()} then happens, by the hand of any other node.
 * <p>
 * Implementations are safe for use by any thread. A method that finds no such call does
 * nothing. A store that cannot be reached throws; what it was asked to do may then have
 * happened.
 */
public interface CallStore {

	/**
	 * Starts the store, before anything else and again after {@link #stop}. Whoever has
	 * dispatched calls before this, under whatever name, is not this node.
	 * @param node the name of this node, for operators; others may have the same
	 * @param listener hears of changes to the calls that concern this node: those that it
	 * dispatched, and those that it watches
	 */
	void start(String node, CallStoreListener listener);

	/**
	 * Stops the store, {@linkplain #giveUp gives up} what this node still has, and lets
	 * go of whatever {@link #start} took.
	 */
	void stop();

	/**
	 * Gives up the calls that this node has dispatched, because it is about to stop: they
	 * fare as if it were lost. Calls that are added later are not given up.
	 * @return the calls that stay outstanding without this node
	 */
	Set<CallId> giveUp();

	/**
	 * Names this instance, if what it keeps ends with it. A client that repeats a request
	 * then says which instance it is meant for, as another one cannot know that it is a
	 * repetition.
	 * @return a name that no other instance ever has, or {@code null} if calls outlive
	 * the node
	 */
	@Nullable String instance();

	/**
	 * The time by the clock that decides about deadlines and retention.
	 * @return milliseconds since the epoch
	 */
	long now();

	/**
	 * Stores a new, outstanding call.
	 * @param call the call
	 * @return whether it is stored, or why it is not
	 */
	AddResult add(CallRecord call);

	/**
	 * Takes back a call that was added but not dispatched, as if it had never been.
	 * @param id the id of the call
	 */
	void withdraw(CallId id);

	/**
	 * Finds a call, outstanding or retained.
	 * @param id the id of the call
	 * @return the call, or {@code null} if there is none
	 */
	@Nullable StoredCall find(CallId id);

	/**
	 * Finds an outstanding call by its business key.
	 * @param operation the operation
	 * @param key the key
	 * @return the call, or {@code null} if there is none
	 */
	@Nullable StoredCall findByKey(String operation, String key);

	/**
	 * Finds a call, outstanding or retained, by the idempotency key of its request.
	 * @param principal the caller, or {@code null} for an anonymous one
	 * @param operation the operation
	 * @param key the idempotency key
	 * @return the call, or {@code null} if there is none
	 */
	@Nullable StoredCall findByIdempotencyKey(@Nullable String principal, String operation, String key);

	/**
	 * Gives an outstanding call a business key in place of the one it has. A call that
	 * has ended keeps the key that it had, for information only.
	 * @param id the id of the call
	 * @param key the key, unique among the outstanding calls of the operation
	 * @return {@code false} if another outstanding call of the operation has the key;
	 * {@code true} also if the call has ended or is unknown
	 */
	boolean assignKey(CallId id, String key);

	/**
	 * Ends an outstanding call whose manager is done with it.
	 * @param id the id of the call
	 * @param outcome how it ends
	 * @param claim on what grounds
	 * @return {@code true} if this ended the call; {@code false} if it had ended before,
	 * is unknown, or this node has lost it and claims to have
	 * {@linkplain Claim#DISPATCHED dispatched} it
	 */
	boolean end(CallId id, Outcome outcome, Claim claim);

	/**
	 * Ends an outstanding call over the head of its manager, which may still be at work:
	 * an abortive cancel, an operator's abort. The result is then no longer wanted
	 * ({@link CallStoreListener#cancelRequested} is told before
	 * {@link CallStoreListener#ended}), and the call is draining until {@link #drained}
	 * or the end of its retention. The store itself does the same at the deadline.
	 * @param id the id of the call
	 * @param outcome how it ends
	 * @return {@code true} if this ended the call; {@code false} if it had ended before,
	 * or is unknown
	 */
	boolean terminate(CallId id, Outcome outcome);

	/**
	 * Notes that the manager of a draining call is done with it.
	 * @param id the id of the call
	 */
	void drained(CallId id);

	/**
	 * Asks an outstanding call's manager to cancel it. Repeating it changes nothing.
	 * @param id the id of the call
	 */
	void requestCancel(CallId id);

	/**
	 * Replaces the progress of an outstanding call.
	 * @param id the id of the call
	 * @param progress how far it has come
	 */
	void progress(CallId id, AsyncCallProgress progress);

	/**
	 * Notes that the outcome of a call has reached its client. The call is dropped, or
	 * kept a little longer if a retry could ask for it: an {@linkplain Delivery#ANSWERED
	 * answered} one that has an idempotency key, and a {@linkplain Delivery#FETCHED
	 * fetched} one. It is never kept for longer than it would have been without this. A
	 * call that is dropped while it is draining is not found any more; it is only counted
	 * and listed as draining until {@link #drained} or the end of its retention. Other
	 * nodes may find a dropped call until this one's next {@link #sweep}.
	 * @param id the id of the call
	 * @param delivery how the outcome got there
	 */
	void delivered(CallId id, Delivery delivery);

	/**
	 * Drops an ended call, as {@link #delivered} does, because its client has said that
	 * it has the outcome.
	 * @param principal the caller; a call of anybody else is left alone
	 * @param id the id of the call
	 */
	void acknowledge(@Nullable String principal, CallId id);

	/**
	 * Makes the listener hear of a call although another node dispatched it: of whatever
	 * happens after this, and, if the call has ended already, of that. What happened just
	 * before may be told as well. Of a call that is gone nothing is told.
	 * @param id the id of the call
	 */
	void watch(CallId id);

	/**
	 * Ends what {@link #watch} began. Not needed for a call that has ended.
	 * @param id the id of the call
	 */
	void unwatch(CallId id);

	/**
	 * Calls in the order in which they were accepted. A call that has the queried state
	 * from the first page to the last is on exactly one of them, whatever becomes of
	 * others meanwhile.
	 * @param query which ones
	 * @return one page
	 * @throws IllegalArgumentException if {@link CallQuery#after()} is no cursor of this
	 * store
	 */
	CallPage page(CallQuery query);

	/**
	 * How many calls there are.
	 * @return the figures of this moment
	 */
	CallCounts counts();

	/**
	 * Does what is due: ends the outstanding calls whose deadline has passed, drops the
	 * ended ones whose retention has, renews this node's lease, looks for nodes that have
	 * lost theirs, and for what others did to calls that concern this node. Called every
	 * few milliseconds by a thread that does nothing else, so it may block for as long as
	 * the lease allows; costs next to nothing when nothing is due.
	 */
	void sweep();

}
