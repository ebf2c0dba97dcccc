package org.asyncrpc.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.asyncrpc.AsyncCalls;
import org.asyncrpc.context.RequestContext;
import org.asyncrpc.server.operation.Operations;
import org.asyncrpc.store.CallStore;
import org.asyncrpc.timer.Housekeeping;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of asynchronous calls, put together: what transports and auto-configuration
 * use of this package.
 */
public final class AsyncRpcServer {

	private final CallStore store;

	private final CallRegistry registry;

	private final CallDispatcher dispatcher;

	private final CallService service;

	private final AsyncCalls calls;

	private final Supplier<Operations> operations;

	private final Drain drain;

	private final Housekeeping housekeeping;

	private final Housekeeping storeKeeping;

	private final String node;

	private final List<Runnable> drainListeners = new CopyOnWriteArrayList<>();

	private volatile boolean drained;

	/**
	 * Create a server.
	 * @param operations what can be called; asked when the application has started
	 * @param store where calls live
	 * @param settings how this node treats calls
	 * @param mapper the application's JSON mapper
	 * @param mappings what exceptions of optional libraries mean
	 * @param context captures the context of a request
	 * @param executors what runs the application's code apart from requests
	 * @param instruments what is told of whatever happens to calls
	 * @param chores what else shall be done every few milliseconds
	 */
	public AsyncRpcServer(Supplier<Operations> operations, CallStore store, ServerSettings settings, JsonMapper mapper,
			List<ExceptionMapping> mappings, RequestContext context, ServerExecutors executors, Instruments instruments,
			List<Runnable> chores) {
		Notifications notifications = new Notifications(executors.notifications(), instruments.metrics());
		Admission admission = new Admission(settings);
		this.operations = operations;
		this.node = settings.node();
		this.store = instruments.metrics().measured(store);
		this.registry = new CallRegistry(this.store, operations, admission, notifications, settings.retention(),
				instruments);
		CallEnder ender = new CallEnder(this.store, this.registry, settings.sizes(),
				new ReplyWriter(mapper, settings.sizes().maxReply()), new AbortMapper(mappings), notifications, context,
				instruments.observer());
		AbandonedCalls abandoned = new AbandonedCalls(ender, this.registry, settings.abandoned());
		this.dispatcher = new CallDispatcher(this.store, this.registry, admission, settings, ender, abandoned,
				executors.dispatch(), instruments);
		this.drain = new Drain(admission, this.registry);
		this.service = new CallService(this.store, this.registry);
		FoundHandles found = new FoundHandles(this.registry);
		this.calls = new DefaultAsyncCalls(this.store, this.registry, ender, found);
		List<Runnable> all = new ArrayList<>(List.of(this.registry::sweep, found::sweep));
		all.addAll(chores);
		this.housekeeping = new Housekeeping("asyncrpc-housekeeping", all);
		// On a thread of its own, because a store may block
		this.storeKeeping = new Housekeeping("asyncrpc-store",
				List.of(this.store::sweep, abandoned::sweep, this.drain::sweep));
	}

	/**
	 * What can be called.
	 * @return the operations
	 */
	public Operations operations() {
		return this.operations.get();
	}

	/**
	 * Turns requests into calls.
	 * @return the dispatcher
	 */
	public CallDispatcher dispatcher() {
		return this.dispatcher;
	}

	/**
	 * What clients do with their calls.
	 * @return the service
	 */
	public CallService service() {
		return this.service;
	}

	/**
	 * What the application does with outstanding calls.
	 * @return the calls
	 */
	public AsyncCalls calls() {
		return this.calls;
	}

	/**
	 * Starts the store and the housekeeping.
	 */
	public void start() {
		this.drained = false;
		this.store.start(this.node, this.registry);
		this.dispatcher.start();
		this.housekeeping.start();
		this.storeKeeping.start();
	}

	/**
	 * Refuses new calls from now on.
	 */
	public void refuse() {
		this.dispatcher.stop();
	}

	/**
	 * Whether new calls are refused because the server stops or has stopped.
	 * @return {@code true} once {@link #refuse()} was called
	 */
	public boolean isStopping() {
		return this.dispatcher.isStopping();
	}

	/**
	 * Refuses new calls, waits for the outstanding ones to end, and ends those that would
	 * be lost with this node.
	 * @param grace how long calls may take to end by themselves
	 * @param whenDrained is run once, when no call is outstanding here
	 */
	public void drain(Duration grace, Runnable whenDrained) {
		refuse();
		this.drain.begin(grace, () -> {
			this.drained = true;
			this.drainListeners.forEach(Runnable::run);
			whenDrained.run();
		});
	}

	/**
	 * Whether the server stops and no call is outstanding here any more.
	 * @return {@code true} from then on until the server is started again
	 */
	public boolean isDrained() {
		return this.drained;
	}

	/**
	 * Adds somebody who wants to know when the server is drained.
	 * @param listener is run each time; must not block
	 */
	public void onDrained(Runnable listener) {
		this.drainListeners.add(listener);
	}

	/**
	 * Stops the housekeeping and the store.
	 */
	public void stop() {
		refuse();
		this.storeKeeping.stop();
		this.housekeeping.stop();
		this.store.stop();
	}

	/**
	 * What runs the application's code apart from the threads of requests.
	 *
	 * @param dispatch runs manager methods whose operation asks for it
	 * @param notifications runs listeners
	 */
	public record ServerExecutors(Executor dispatch, Executor notifications) {
	}

}
