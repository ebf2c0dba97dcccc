package org.asyncrpc.testing;

/**
 * The servlet containers that every test of the server runs on.
 */
public enum Container {

	TOMCAT("org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration"),

	JETTY("org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration");

	private final String other;

	Container(String other) {
		this.other = other;
	}

	/**
	 * What to exclude so that this container is started and not the other.
	 * @return the name of an auto-configuration
	 */
	String excluded() {
		return this.other;
	}

}
