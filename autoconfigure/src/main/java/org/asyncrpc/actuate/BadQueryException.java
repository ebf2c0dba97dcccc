package org.asyncrpc.actuate;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * A request to an endpoint asks for something that there cannot be.
 */
class BadQueryException extends InvalidEndpointRequestException {

	BadQueryException(String reason) {
		super(reason, reason);
	}

}
