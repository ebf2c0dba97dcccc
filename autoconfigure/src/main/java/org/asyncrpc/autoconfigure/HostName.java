package org.asyncrpc.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The name of the host that the application runs on.
 */
final class HostName {

	private HostName() {
	}

	static String get() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

}
