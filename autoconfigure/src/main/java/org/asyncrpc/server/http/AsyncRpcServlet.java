package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.CallRefusedException;
import org.asyncrpc.server.CallService;
import org.asyncrpc.server.Failures;
import org.asyncrpc.server.binding.Bindings;
import org.asyncrpc.server.binding.BoundDispatcher;
import org.asyncrpc.server.operation.Operation;
import org.asyncrpc.timer.WaitTimer;
import org.asyncrpc.wire.ErrorCode;
import org.asyncrpc.wire.Problem;
import org.asyncrpc.wire.RpcHeaders;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The front of the server: finds the resource and answers what it refuses. A servlet of
 * its own rather than a handler of the dispatcher servlet, because a call needs none of
 * what that does for every request.
 */
public final class AsyncRpcServlet extends HttpServlet {

	private static final Log logger = LogFactory.getLog(AsyncRpcServlet.class);

	private static final Log failures = LogFactory.getLog(Failures.LOGGER);

	private final transient RpcRoutes routes = new RpcRoutes();

	private final transient RequestObservation observation;

	private final transient CorsSupport cors;

	private final transient AsyncRpcServer server;

	private final transient HttpSettings settings;

	private final transient SlowBodies slowBodies;

	private final transient WaitTimer timer;

	private final transient Bindings bindings;

	private final transient ThreadPoolExecutor replyThreads = replyThreads();

	/**
	 * Create a servlet.
	 * @param server the server whose calls this is about
	 * @param settings how to speak HTTP
	 * @param timer ends the waits of held requests
	 * @param bindings the bindings of clients
	 * @param observation is told which resource a request is about
	 * @param cors decides about requests of other origins
	 */
	public AsyncRpcServlet(AsyncRpcServer server, HttpSettings settings, WaitTimer timer, Bindings bindings,
			RequestObservation observation, CorsSupport cors) {
		this.server = server;
		this.settings = settings;
		this.slowBodies = new SlowBodies(settings.limits());
		this.timer = timer;
		this.bindings = bindings;
		this.observation = observation;
		this.cors = cors;
	}

	@Override
	public void init() {
		CallService calls = this.server.service();
		HeldRequests heldRequests = new HeldRequests(calls, this.timer, this.settings);
		RequestBody requestBody = new RequestBody(this.settings.limits().maxRequestSize(), this.slowBodies);
		StreamLimit streams = new StreamLimit(this.settings.limits());
		this.routes.add(new StatusResource(calls));
		this.routes.add(new ReplyResource(calls, heldRequests));
		this.routes.add(new CancelResource(calls, requestBody));
		this.routes.add(new EventsResource(calls, this.timer, streams));
		BoundDispatcher boundDispatcher = new BoundDispatcher(this.server, this.bindings, this.settings.maxWait());
		this.routes.add(new BatchResource(boundDispatcher, this.bindings, requestBody));
		this.routes.add(new RepliesResource(this.bindings, boundDispatcher,
				new ReplyStreams(this.server, this.bindings, this.timer, streams, this.replyThreads)));
		BoundCalls boundCalls = new BoundCalls(boundDispatcher, calls, heldRequests);
		RepeatedRequests repeatedRequests = new RepeatedRequests(calls, this.settings.keysKept());
		for (Operation operation : this.server.operations().all()) {
			this.routes.add(new OperationResource(operation, this.server.dispatcher(), requestBody, heldRequests,
					boundCalls, repeatedRequests));
		}
	}

	/**
	 * Everything that can be asked for, once the servlet is initialised.
	 * @return the resources
	 */
	Collection<RpcResource> resources() {
		return this.routes.all();
	}

	SlowBodies slowBodies() {
		return this.slowBodies;
	}

	// A task of these only ever writes what a connection takes without blocking
	private static ThreadPoolExecutor replyThreads() {
		int processors = Runtime.getRuntime().availableProcessors();
		CustomizableThreadFactory threads = new CustomizableThreadFactory("asyncrpc-replies-");
		threads.setDaemon(true);
		ThreadPoolExecutor executor = new ThreadPoolExecutor(processors, processors, 10, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), threads, new ThreadPoolExecutor.DiscardPolicy());
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (this.cors.isHandled(request, response)) {
			this.slowBodies.discard(request, response);
			return;
		}
		if (this.slowBodies.receive(request)) {
			return;
		}
		String path = request.getPathInfo();
		RpcRoutes.Route route = (path != null) ? this.routes.find(path) : null;
		RpcExchange exchange = new RpcExchange(request, response, (route != null) ? route.id() : "");
		try {
			handle(resource(route, exchange), exchange);
		}
		catch (CallRefusedException ex) {
			// Tomcat answers some broken bodies itself, and would do both badly
			if (!response.isCommitted()) {
				this.slowBodies.discard(request, response);
				NonBlockingAnswer.send(Answers.refused(ex.problem()), exchange);
			}
		}
		catch (RuntimeException ex) {
			if (request.isAsyncStarted()) {
				throw ex;
			}
			logger.error("A request failed: " + ex.getClass().getName());
			failures.debug("A request failed", ex);
			this.slowBodies.discard(request, response);
			NonBlockingAnswer.send(Answers.refused(Problem.of(ErrorCode.CALL_FAILED, "The server failed")), exchange);
		}
	}

	private RpcResource resource(RpcRoutes.@Nullable Route route, RpcExchange exchange) {
		checkStore(exchange);
		acknowledge(exchange);
		if (route == null) {
			throw new CallRefusedException(ErrorCode.UNKNOWN_OPERATION, "There is no such operation");
		}
		return route.resource();
	}

	// A store that ended with its server cannot know what was asked of it before
	private void checkStore(RpcExchange exchange) {
		String meant = exchange.request().getHeader(RpcHeaders.STORE_INSTANCE);
		if (meant == null) {
			return;
		}
		String instance = this.server.service().storeInstance();
		if (instance != null) {
			exchange.response().setHeader(RpcHeaders.STORE_INSTANCE, instance);
		}
		if (!meant.equals(instance)) {
			throw new CallRefusedException(ErrorCode.OTHER_STORE,
					"The request is meant for a store that this server does not have");
		}
	}

	private void acknowledge(RpcExchange exchange) {
		List<String> acknowledged = RequestHeaders.acknowledged(exchange.request(),
				this.settings.limits().maxAcknowledgements());
		for (String callId : acknowledged) {
			this.server.service().acknowledge(callId, exchange.principal());
		}
	}

	private void handle(RpcResource resource, RpcExchange exchange) throws IOException {
		this.observation.pathPattern(exchange.request(), this.settings.basePath() + resource.pattern());
		if (exchange.request().getMethod().equals(resource.method())) {
			resource.handle(exchange);
		}
		else {
			this.slowBodies.discard(exchange.request(), exchange.response());
			NonBlockingAnswer.send(Answers.methodNotAllowed(resource.method()), exchange);
		}
	}

}
