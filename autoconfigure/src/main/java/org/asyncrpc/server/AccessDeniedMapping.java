package org.asyncrpc.server;

import org.asyncrpc.store.Outcome;
import org.asyncrpc.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Method security refused the caller.
 */
public final class AccessDeniedMapping implements ExceptionMapping {

	@Override
	public @Nullable Outcome map(Throwable failure) {
		if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
			return Outcome.aborted(ErrorCode.FORBIDDEN.name(), ErrorCode.FORBIDDEN.status(),
					"The caller may not do this");
		}
		return null;
	}

}
