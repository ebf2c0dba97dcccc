package org.asyncrpc.sampleclient;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that calls the sample, and is no web server itself.
 */
@SpringBootApplication
public class SampleClientApplication {

	public static void main(String[] args) {
		try (ConfigurableApplicationContext application = builder().run(args)) {
			application.getBean(Shopping.class).run();
		}
	}

	static SpringApplicationBuilder builder() {
		return new SpringApplicationBuilder(SampleClientApplication.class).web(WebApplicationType.NONE)
			.profiles("client");
	}

}
