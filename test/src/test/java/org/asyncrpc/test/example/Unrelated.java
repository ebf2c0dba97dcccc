package org.asyncrpc.test.example;

import org.springframework.stereotype.Component;

/**
 * A part of the application that no slice may start.
 */
@Component
class Unrelated {

	Unrelated() {
		throw new IllegalStateException("This is not part of the slice");
	}

}
