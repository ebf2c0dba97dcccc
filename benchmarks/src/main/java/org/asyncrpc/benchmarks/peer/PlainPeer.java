package org.asyncrpc.benchmarks.peer;

import java.io.IOException;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A web application that does nothing.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class PlainPeer {

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		SpringPeer.serve(PlainPeer.class);
	}

}
