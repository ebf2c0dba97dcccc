package org.asyncrpc.client.application;

import java.util.concurrent.Callable;

import org.asyncrpc.AsyncRpcClient;
import org.asyncrpc.ImportAsyncRpcClients;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application that is a client and nothing else: it does not say so, its class path
 * does.
 */
public class ClientOnlyApplication implements Callable<String> {

	@Override
	public String call() {
		SpringApplication application = new SpringApplication(Main.class);
		application.setRegisterShutdownHook(false);
		try (ConfigurableApplicationContext context = application.run("--spring.main.banner-mode=off",
				"--asyncrpc.client.order.url=" + System.getProperty("client-only.url"))) {
			Receipt receipt = context.getBean(Orders.class).place(new Order("pen", 3), true);
			boolean server = context.containsBean("asyncRpcServer") || context.containsBean("asyncRpcCallStore");
			return "%s, web: %s, server: %s".formatted(receipt.number(),
					application.getWebApplicationType().name().equals("SERVLET"), server);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportAsyncRpcClients(Orders.class)
	static class Main {

	}

	@AsyncRpcClient("order")
	interface Orders {

		Receipt place(Order order, boolean express);

	}

	record Order(String sku, int quantity) {
	}

	record Receipt(String number, int total) {
	}

}
