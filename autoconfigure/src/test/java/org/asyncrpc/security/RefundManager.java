package org.asyncrpc.security;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

import org.springframework.security.access.prepost.PreAuthorize;

/**
 * Not everybody may have everything.
 */
@AsyncRpcManager("refund")
class RefundManager {

	@PreAuthorize("hasAuthority('SCOPE_refund')")
	void pay(AsyncCallHandle<String> call, int amount) {
		call.complete("%d for %s".formatted(amount, call.info().principal()));
	}

}
