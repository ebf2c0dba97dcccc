package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/**
 * A server with nothing but a servlet: the limit of this transport.
 */
public final class ServletPeer {

	/** As quiet as a Spring Boot application with its log at WARN. */
	private static final Logger LOGGER = Logger.getLogger("org.apache");

	private ServletPeer() {
	}

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		LOGGER.setLevel(Level.WARNING);
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
		factory.setAddress(InetAddress.getLoopbackAddress());
		factory.addConnectorCustomizers((connector) -> ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
			.setMaxKeepAliveRequests(-1));
		WebServer server = factory.getWebServer((context) -> {
			var registration = context.addServlet("order", new OrderServlet());
			registration.setAsyncSupported(true);
			registration.addMapping("/rpc/order/place");
		});
		server.start();
		ServedPeer.serve(server.getPort());
	}

}
