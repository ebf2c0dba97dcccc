package org.asyncrpc.client.observe;

import java.net.http.HttpRequest;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.asyncrpc.client.ClientObserver;
import org.asyncrpc.client.SentRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.observation.ClientHttpObservationDocumentation;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;

/**
 * Observes with Micrometer: HTTP requests as all HTTP clients of Spring do, and the ends
 * of calls. An observation that fails harms no call.
 */
public final class MicrometerClientObserver implements ClientObserver {

	private static final Log logger = LogFactory.getLog(MicrometerClientObserver.class);

	private static final ClientRequestObservationConvention REQUEST = new DefaultClientRequestObservationConvention();

	private static final ClientCompletionObservationConvention COMPLETION = new DefaultClientCompletionObservationConvention();

	private final ObservationRegistry registry;

	private final @Nullable ClientRequestObservationConvention requestConvention;

	private final @Nullable ClientCompletionObservationConvention completionConvention;

	/**
	 * Create an observer.
	 * @param registry where the handlers are
	 * @param requestConvention replaces the default one, unless it is {@code null}
	 * @param completionConvention replaces the default one, unless it is {@code null}
	 */
	public MicrometerClientObserver(ObservationRegistry registry,
			@Nullable ClientRequestObservationConvention requestConvention,
			@Nullable ClientCompletionObservationConvention completionConvention) {
		this.registry = registry;
		this.requestConvention = requestConvention;
		this.completionConvention = completionConvention;
	}

	@Override
	public Exchange sending(SentRequest request, HttpRequest.Builder builder) {
		try {
			ObservedRequest observed = new ObservedRequest(request);
			ClientRequestObservationContext context = new ClientRequestObservationContext(observed);
			context.setUriTemplate(request.template());
			Observation observation = ClientHttpObservationDocumentation.HTTP_CLIENT_EXCHANGES
				.observation(this.requestConvention, REQUEST, () -> context, this.registry)
				.start();
			observed.getHeaders().forEach((name, values) -> values.forEach((value) -> builder.setHeader(name, value)));
			return new ObservedExchange(observation, context);
		}
		catch (RuntimeException ex) {
			failed(ex);
			return Exchange.NONE;
		}
	}

	@Override
	public void ended(String client, String operation, String outcome, @Nullable String callId,
			@Nullable Throwable failure) {
		try {
			Observation observation = ClientObservationDocumentation.COMPLETION
				.observation(this.completionConvention, COMPLETION,
						() -> new ClientCompletionContext(client, operation, outcome, callId), this.registry)
				.start();
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	private static void failed(RuntimeException ex) {
		logger.warn("An observation of a client failed: " + ex.getClass().getName());
		logger.debug("An observation of a client failed", ex);
	}

	/**
	 * A request that is observed until it is answered.
	 *
	 * @param observation the observation
	 * @param context its context
	 */
	private record ObservedExchange(Observation observation,
			ClientRequestObservationContext context) implements Exchange {

		@Override
		public void answered(int status) {
			this.context.setResponse(new ObservedResponse(status));
			stop(null);
		}

		@Override
		public void failed(Throwable failure) {
			stop(failure);
		}

		private void stop(@Nullable Throwable failure) {
			try {
				if (failure != null) {
					this.observation.error(failure);
				}
				this.observation.stop();
			}
			catch (RuntimeException ex) {
				MicrometerClientObserver.failed(ex);
			}
		}

	}

}
