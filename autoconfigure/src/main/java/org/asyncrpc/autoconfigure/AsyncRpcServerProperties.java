package org.asyncrpc.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.asyncrpc.server.OperationSettings;
import org.asyncrpc.server.OperationSettings.Dispatch;
import org.asyncrpc.server.ServerSettings;
import org.asyncrpc.server.ServerSettings.AbandonedPolicy;
import org.asyncrpc.server.binding.BindingSettings;
import org.asyncrpc.server.http.HttpSettings;
import org.asyncrpc.server.operation.ArgumentLimits;
import org.asyncrpc.store.NodeLoss;
import org.asyncrpc.store.Retention;
import org.asyncrpc.wire.CanonicalJson;
import org.asyncrpc.wire.IdempotencyKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the server.
 */
@ConfigurationProperties("asyncrpc.server")
public class AsyncRpcServerProperties {

	/** As a servlet under "/" would take all requests of the application. */
	private static final Pattern BASE_PATH = Pattern.compile("(?:/[^/*?#;{}\\s]+)+");

	private static final Duration DEFAULT_SHUTDOWN_PHASE = Duration.ofSeconds(30);

	/**
	 * Path of the protocol's resources, below the context path.
	 */
	private String basePath = "/rpc";

	/**
	 * Name of this node, which operators see with each call. Defaults to the name of the
	 * host.
	 */
	private @Nullable String node;

	/**
	 * Maximum time to hold a request before it is answered with 202.
	 */
	private Duration maxWait = Duration.ofSeconds(25);

	/**
	 * Maximum size of a request's body.
	 */
	private DataSize maxRequestSize = DataSize.ofMegabytes(1);

	/**
	 * Maximum number of threads that wait for bodies to arrive. Beyond that, bodies are
	 * received without a thread.
	 */
	private int maxBodyThreads = 32;

	/**
	 * Maximum time that the body of a request may take to arrive.
	 */
	private Duration maxBodyTime = Duration.ofSeconds(30);

	/**
	 * Maximum number of calls that the Call-Ack of one request may name.
	 */
	private int maxAcknowledgements = 256;

	/**
	 * Maximum depth to which the arguments of a call are nested.
	 */
	private int maxArgumentDepth = 500;

	/**
	 * Maximum number of JSON tokens in the arguments of a call: values, names of members,
	 * and both ends of arrays and objects.
	 */
	private int maxArgumentTokens = 200_000;

	/**
	 * Maximum length of idempotency keys and of business keys.
	 */
	private int maxKeyLength = 255;

	/**
	 * Maximum size of a reply, and of the further members of a problem. Completing a call
	 * with a larger one throws an exception.
	 */
	private DataSize maxReplySize = DataSize.ofMegabytes(10);

	/**
	 * Time that a call may stay outstanding when neither its client nor its operation
	 * says otherwise.
	 */
	private Duration defaultTimeout = Duration.ofHours(1);

	/**
	 * Maximum time that a call may stay outstanding, whoever asks for more.
	 */
	private Duration maxTimeout = Duration.ofDays(30);

	/**
	 * Maximum number of outstanding calls that this node admits.
	 */
	private int maxOutstanding = 1_000_000;

	/**
	 * Maximum number of outstanding calls that this node admits of one principal.
	 */
	private int maxOutstandingPerPrincipal = 1_000_000;

	/**
	 * Time to keep an ended call for a client that does not have its outcome yet.
	 */
	private Duration retention = Duration.ofMinutes(10);

	/**
	 * Time to keep an ended call whose outcome was delivered, for a client that asks
	 * again.
	 */
	private Duration deliveredRetention = Duration.ofSeconds(30);

	/**
	 * Maximum number of ended calls to keep. New calls are refused when there are more.
	 */
	private int maxRetained = 1_000_000;

	/**
	 * Maximum size of the replies of ended calls to keep. New calls are refused when
	 * there are more.
	 */
	private DataSize maxRetainedSize = DataSize.ofMegabytes(256);

	/**
	 * Maximum number of ended calls of one principal to keep. New calls of the principal
	 * are refused when there are more.
	 */
	private int maxRetainedPerPrincipal = 1_000_000;

	/**
	 * Maximum size of the replies of ended calls of one principal to keep. New calls of
	 * the principal are refused when there are more.
	 */
	private DataSize maxRetainedSizePerPrincipal = DataSize.ofMegabytes(256);

	/**
	 * What to do about a call whose handle was lost before anybody ended it.
	 */
	private AbandonedPolicy abandoned = AbandonedPolicy.ABORT;

	/**
	 * Maximum time that outstanding calls have to end by themselves when the server
	 * stops. Never longer than a shutdown phase.
	 */
	private Duration shutdownTimeout = Duration.ofSeconds(10);

	/**
	 * Maximum number of threads that run the application's listeners.
	 */
	private int notificationThreads = 32;

	/**
	 * Maximum number of calls that one request may make.
	 */
	private int maxBatchLength = 1024;

	/**
	 * Maximum number of calls of one binding that are outstanding, or whose outcome the
	 * client has not acknowledged.
	 */
	private int maxCallsPerBinding = 100_000;

	/**
	 * Maximum number of bindings that this node has.
	 */
	private int maxBindings = 10_000;

	/**
	 * Maximum number of bindings that this node has of one principal.
	 */
	private int maxBindingsPerPrincipal = 1_000;

	/**
	 * Maximum number of streams of events that this node has open.
	 */
	private int maxStreams = 10_000;

	/**
	 * Maximum number of streams of events that this node has open for one principal.
	 */
	private int maxStreamsPerPrincipal = 1_000;

	/**
	 * Maximum time that a binding may be without a stream before it ends. Its calls go
	 * on.
	 */
	private Duration bindingIdleTimeout = Duration.ofMinutes(5);

	/**
	 * Settings of single operations, by manager and method.
	 */
	private final Map<String, Map<String, Operation>> operations = new LinkedHashMap<>();

	public String getBasePath() {
		return this.basePath;
	}

	public void setBasePath(String basePath) {
		Assert.isTrue(BASE_PATH.matcher(basePath).matches(),
				"The base path must start with '/', not end with it, and have a name in between");
		this.basePath = basePath;
	}

	public @Nullable String getNode() {
		return this.node;
	}

	public void setNode(@Nullable String node) {
		this.node = node;
	}

	public Duration getMaxWait() {
		return this.maxWait;
	}

	public void setMaxWait(Duration maxWait) {
		this.maxWait = PropertyChecks.notNegative(maxWait);
	}

	public DataSize getMaxRequestSize() {
		return this.maxRequestSize;
	}

	public void setMaxRequestSize(DataSize maxRequestSize) {
		this.maxRequestSize = PropertyChecks.inMemory(maxRequestSize);
	}

	public int getMaxBodyThreads() {
		return this.maxBodyThreads;
	}

	public void setMaxBodyThreads(int maxBodyThreads) {
		this.maxBodyThreads = PropertyChecks.positive(maxBodyThreads);
	}

	public Duration getMaxBodyTime() {
		return this.maxBodyTime;
	}

	public void setMaxBodyTime(Duration maxBodyTime) {
		this.maxBodyTime = PropertyChecks.positive(maxBodyTime);
	}

	public int getMaxAcknowledgements() {
		return this.maxAcknowledgements;
	}

	public void setMaxAcknowledgements(int maxAcknowledgements) {
		this.maxAcknowledgements = PropertyChecks.positive(maxAcknowledgements);
	}

	public int getMaxArgumentDepth() {
		return this.maxArgumentDepth;
	}

	public void setMaxArgumentDepth(int maxArgumentDepth) {
		this.maxArgumentDepth = PropertyChecks.between(1, CanonicalJson.MAX_DEPTH, maxArgumentDepth);
	}

	public int getMaxArgumentTokens() {
		return this.maxArgumentTokens;
	}

	public void setMaxArgumentTokens(int maxArgumentTokens) {
		this.maxArgumentTokens = PropertyChecks.positive(maxArgumentTokens);
	}

	public int getMaxKeyLength() {
		return this.maxKeyLength;
	}

	public void setMaxKeyLength(int maxKeyLength) {
		this.maxKeyLength = PropertyChecks.between(1, IdempotencyKey.MAX_LENGTH, maxKeyLength);
	}

	public DataSize getMaxReplySize() {
		return this.maxReplySize;
	}

	public void setMaxReplySize(DataSize maxReplySize) {
		this.maxReplySize = PropertyChecks.inMemory(maxReplySize);
	}

	public Duration getDefaultTimeout() {
		return this.defaultTimeout;
	}

	public void setDefaultTimeout(Duration defaultTimeout) {
		this.defaultTimeout = PropertyChecks.positive(defaultTimeout);
	}

	public Duration getMaxTimeout() {
		return this.maxTimeout;
	}

	public void setMaxTimeout(Duration maxTimeout) {
		this.maxTimeout = PropertyChecks.positive(maxTimeout);
	}

	public int getMaxOutstanding() {
		return this.maxOutstanding;
	}

	public void setMaxOutstanding(int maxOutstanding) {
		this.maxOutstanding = PropertyChecks.positive(maxOutstanding);
	}

	public int getMaxOutstandingPerPrincipal() {
		return this.maxOutstandingPerPrincipal;
	}

	public void setMaxOutstandingPerPrincipal(int maxOutstandingPerPrincipal) {
		this.maxOutstandingPerPrincipal = PropertyChecks.positive(maxOutstandingPerPrincipal);
	}

	public Duration getRetention() {
		return this.retention;
	}

	public void setRetention(Duration retention) {
		this.retention = PropertyChecks.positive(retention);
	}

	public Duration getDeliveredRetention() {
		return this.deliveredRetention;
	}

	public void setDeliveredRetention(Duration deliveredRetention) {
		this.deliveredRetention = PropertyChecks.notNegative(deliveredRetention);
	}

	public int getMaxRetained() {
		return this.maxRetained;
	}

	public void setMaxRetained(int maxRetained) {
		this.maxRetained = PropertyChecks.positive(maxRetained);
	}

	public DataSize getMaxRetainedSize() {
		return this.maxRetainedSize;
	}

	public void setMaxRetainedSize(DataSize maxRetainedSize) {
		this.maxRetainedSize = PropertyChecks.positive(maxRetainedSize);
	}

	public int getMaxRetainedPerPrincipal() {
		return this.maxRetainedPerPrincipal;
	}

	public void setMaxRetainedPerPrincipal(int maxRetainedPerPrincipal) {
		this.maxRetainedPerPrincipal = PropertyChecks.positive(maxRetainedPerPrincipal);
	}

	public DataSize getMaxRetainedSizePerPrincipal() {
		return this.maxRetainedSizePerPrincipal;
	}

	public void setMaxRetainedSizePerPrincipal(DataSize maxRetainedSizePerPrincipal) {
		this.maxRetainedSizePerPrincipal = PropertyChecks.positive(maxRetainedSizePerPrincipal);
	}

	public AbandonedPolicy getAbandoned() {
		return this.abandoned;
	}

	public void setAbandoned(AbandonedPolicy abandoned) {
		this.abandoned = abandoned;
	}

	public Duration getShutdownTimeout() {
		return this.shutdownTimeout;
	}

	public void setShutdownTimeout(Duration shutdownTimeout) {
		this.shutdownTimeout = PropertyChecks.notNegative(shutdownTimeout);
	}

	public int getNotificationThreads() {
		return this.notificationThreads;
	}

	public void setNotificationThreads(int notificationThreads) {
		this.notificationThreads = PropertyChecks.positive(notificationThreads);
	}

	public int getMaxBatchLength() {
		return this.maxBatchLength;
	}

	public void setMaxBatchLength(int maxBatchLength) {
		this.maxBatchLength = PropertyChecks.positive(maxBatchLength);
	}

	public int getMaxCallsPerBinding() {
		return this.maxCallsPerBinding;
	}

	public void setMaxCallsPerBinding(int maxCallsPerBinding) {
		this.maxCallsPerBinding = PropertyChecks.positive(maxCallsPerBinding);
	}

	public int getMaxBindings() {
		return this.maxBindings;
	}

	public void setMaxBindings(int maxBindings) {
		this.maxBindings = PropertyChecks.positive(maxBindings);
	}

	public int getMaxBindingsPerPrincipal() {
		return this.maxBindingsPerPrincipal;
	}

	public void setMaxBindingsPerPrincipal(int maxBindingsPerPrincipal) {
		this.maxBindingsPerPrincipal = PropertyChecks.positive(maxBindingsPerPrincipal);
	}

	public int getMaxStreams() {
		return this.maxStreams;
	}

	public void setMaxStreams(int maxStreams) {
		this.maxStreams = PropertyChecks.positive(maxStreams);
	}

	public int getMaxStreamsPerPrincipal() {
		return this.maxStreamsPerPrincipal;
	}

	public void setMaxStreamsPerPrincipal(int maxStreamsPerPrincipal) {
		this.maxStreamsPerPrincipal = PropertyChecks.positive(maxStreamsPerPrincipal);
	}

	public Duration getBindingIdleTimeout() {
		return this.bindingIdleTimeout;
	}

	public void setBindingIdleTimeout(Duration bindingIdleTimeout) {
		this.bindingIdleTimeout = PropertyChecks.positive(bindingIdleTimeout);
	}

	public Map<String, Map<String, Operation>> getOperations() {
		return this.operations;
	}

	ServerSettings toServerSettings() {
		Map<String, OperationSettings> settings = new HashMap<>();
		this.operations.forEach((manager, methods) -> methods
			.forEach((method, operation) -> settings.put(manager + "/" + method, operation.toSettings())));
		return new ServerSettings(this.defaultTimeout, this.maxTimeout, this.retention, this.maxOutstanding,
				this.maxOutstandingPerPrincipal, this.abandoned, settings,
				new ServerSettings.Sizes(Math.toIntExact(this.maxReplySize.toBytes()), this.maxKeyLength), nodeName());
	}

	private String nodeName() {
		return StringUtils.hasText(this.node) ? this.node : HostName.get();
	}

	Retention toRetention() {
		return new Retention(this.retention, this.deliveredRetention,
				new Retention.Room(this.maxRetained, this.maxRetainedSize.toBytes()),
				new Retention.Room(this.maxRetainedPerPrincipal, this.maxRetainedSizePerPrincipal.toBytes()));
	}

	ArgumentLimits toArgumentLimits() {
		return new ArgumentLimits(this.maxArgumentDepth, this.maxArgumentTokens);
	}

	boolean isExecutorNeeded() {
		return this.operations.values()
			.stream()
			.flatMap((methods) -> methods.values().stream())
			.anyMatch((operation) -> operation.getDispatch() == Dispatch.EXECUTOR);
	}

	/**
	 * How long calls have to end by themselves: nothing if the web server does not shut
	 * down gracefully, and so much less than a phase that calls can still be ended in it.
	 * @param environment has Boot's own properties
	 * @return the time
	 */
	Duration shutdownGrace(Environment environment) {
		if ("immediate".equalsIgnoreCase(environment.getProperty("server.shutdown"))) {
			return Duration.ZERO;
		}
		Duration phase = Binder.get(environment)
			.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
			.orElse(DEFAULT_SHUTDOWN_PHASE);
		Duration bound = phase.minus(phase.dividedBy(10));
		return (this.shutdownTimeout.compareTo(bound) < 0) ? this.shutdownTimeout : bound;
	}

	HttpSettings toHttpSettings() {
		return new HttpSettings(this.basePath, this.maxWait, keysKept(),
				new HttpSettings.Limits(Math.toIntExact(this.maxRequestSize.toBytes()), this.maxBodyThreads,
						this.maxBodyTime, this.maxAcknowledgements, this.maxStreams, this.maxStreamsPerPrincipal));
	}

	private Duration keysKept() {
		return (this.retention.compareTo(this.deliveredRetention) < 0) ? this.retention : this.deliveredRetention;
	}

	BindingSettings toBindingSettings() {
		return new BindingSettings(this.bindingIdleTimeout, this.retention, this.maxBatchLength,
				this.maxCallsPerBinding, this.maxBindings, this.maxBindingsPerPrincipal);
	}

	/**
	 * Settings of one operation.
	 */
	public static class Operation {

		/**
		 * Thread that runs the manager's method.
		 */
		private Dispatch dispatch = Dispatch.REQUEST;

		/**
		 * Time that a call of this operation may stay outstanding when its client does
		 * not say otherwise.
		 */
		private @Nullable Duration timeout;

		/**
		 * Maximum number of outstanding calls of this operation that this node admits.
		 */
		private int maxOutstanding = Integer.MAX_VALUE;

		/**
		 * What to do about outstanding calls of this operation when this node is lost:
		 * abort them, or keep them until somebody ends them by id or key. The memory
		 * store can keep none.
		 */
		private NodeLoss onNodeLoss = NodeLoss.ABORT;

		public Dispatch getDispatch() {
			return this.dispatch;
		}

		public void setDispatch(Dispatch dispatch) {
			this.dispatch = dispatch;
		}

		public @Nullable Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(@Nullable Duration timeout) {
			this.timeout = PropertyChecks.positiveOrNone(timeout);
		}

		public int getMaxOutstanding() {
			return this.maxOutstanding;
		}

		public void setMaxOutstanding(int maxOutstanding) {
			this.maxOutstanding = PropertyChecks.positive(maxOutstanding);
		}

		public NodeLoss getOnNodeLoss() {
			return this.onNodeLoss;
		}

		public void setOnNodeLoss(NodeLoss onNodeLoss) {
			this.onNodeLoss = onNodeLoss;
		}

		private OperationSettings toSettings() {
			return new OperationSettings(this.dispatch, this.timeout, this.maxOutstanding, this.onNodeLoss);
		}

	}

}
