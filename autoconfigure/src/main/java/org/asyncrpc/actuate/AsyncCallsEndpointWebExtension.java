package org.asyncrpc.actuate;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.Show;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the {@link AsyncCallsEndpoint}:
 * knows who asks, and answers 404 for a call that there is not.
 */
@EndpointWebExtension(endpoint = AsyncCallsEndpoint.class)
public class AsyncCallsEndpointWebExtension {

	private final AsyncCallsEndpoint delegate;

	private final Show showValues;

	private final Set<String> roles;

	/**
	 * Create an extension.
	 * @param delegate the endpoint
	 * @param showValues when to show what was replied to clients
	 * @param roles who is authorized to see it; everybody who is authenticated if empty
	 */
	public AsyncCallsEndpointWebExtension(AsyncCallsEndpoint delegate, Show showValues, Set<String> roles) {
		this.delegate = delegate;
		this.showValues = showValues;
		this.roles = Set.copyOf(roles);
	}

	/**
	 * One call in full.
	 * @param securityContext who asks
	 * @param callId the id of the call
	 * @return the call
	 */
	@ReadOperation
	public WebEndpointResponse<CallDescriptor> call(SecurityContext securityContext, @Selector String callId) {
		return response(this.delegate.call(callId, isShown(securityContext)));
	}

	/**
	 * Cancels a call as its client would.
	 * @param securityContext who asks
	 * @param callId the id of the call
	 * @param abortive whether to end the call at once
	 * @return the call afterwards
	 */
	@WriteOperation
	public WebEndpointResponse<CallDescriptor> cancel(SecurityContext securityContext, @Selector String callId,
			@Nullable Boolean abortive) {
		return response(this.delegate.cancel(callId, abortive, isShown(securityContext)));
	}

	/**
	 * Asks the manager of a call to cancel it: the same for a request without a body,
	 * which has no content type either.
	 * @param callId the id of the call
	 * @return the call afterwards
	 */
	@WriteOperation
	public WebEndpointResponse<CallDescriptor> requestCancel(@Selector String callId) {
		return response(this.delegate.cancel(callId, false, this.showValues.isShown(false)));
	}

	/**
	 * Aborts a call.
	 * @param securityContext who asks
	 * @param callId the id of the call
	 * @param code the code that the client gets
	 * @param detail a sentence for a person, which the client gets
	 * @return the call afterwards
	 */
	@DeleteOperation
	public WebEndpointResponse<CallDescriptor> abort(SecurityContext securityContext, @Selector String callId,
			@Nullable String code, @Nullable String detail) {
		return response(this.delegate.abort(callId, code, detail, isShown(securityContext)));
	}

	private boolean isShown(SecurityContext securityContext) {
		return this.showValues.isShown(securityContext, this.roles);
	}

	private static WebEndpointResponse<CallDescriptor> response(@Nullable CallDescriptor call) {
		return (call != null) ? new WebEndpointResponse<>(call)
				: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
