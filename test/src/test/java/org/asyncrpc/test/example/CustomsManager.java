package org.asyncrpc.test.example;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * Another manager, which needs nobody.
 */
@AsyncRpcManager("customs")
class CustomsManager {

	void clear(AsyncCallHandle<String> call) {
		call.complete("cleared");
	}

}
