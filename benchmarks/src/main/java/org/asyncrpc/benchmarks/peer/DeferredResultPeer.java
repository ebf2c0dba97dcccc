package org.asyncrpc.benchmarks.peer;

import java.io.IOException;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * A server that uses Spring MVC and {@code DeferredResult}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(OrderController.class)
public class DeferredResultPeer {

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		SpringPeer.serve(DeferredResultPeer.class);
	}

}
