package org.asyncrpc.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * What a server says to the process that has started it, on its standard output. It ends
 * with its standard input, so that none is left over.
 */
final class ServedPeer {

	/** Begins the line that says where the server listens. */
	static final String READY = "READY ";

	private ServedPeer() {
	}

	static void serve(int port) throws IOException {
		System.out.println(READY + port);
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		String command = commands.readLine();
		while (command != null) {
			if (command.equals("heap")) {
				System.out.println(usedHeap());
			}
			command = commands.readLine();
		}
		Runtime.getRuntime().halt(0);
	}

	// The second collection takes what the first has only made unreachable
	private static long usedHeap() {
		System.gc();
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
