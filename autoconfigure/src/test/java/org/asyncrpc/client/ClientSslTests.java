package org.asyncrpc.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import org.asyncrpc.AsyncCall;
import org.asyncrpc.AsyncCallTransportException;
import org.asyncrpc.testing.Container;
import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.OrderManager.Receipt;
import org.asyncrpc.testing.RpcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server whose certificate is known to some clients only.
 */
class ClientSslTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	private static Path directory;

	private static RpcServer server;

	@BeforeAll
	static void start() throws Exception {
		Path keys = directory.resolve("keys.p12");
		keytool("-genkeypair", "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias",
				"server", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-validity", "2");
		keytool("-exportcert", "-keystore", keys.toString(), "-storepass", PASSWORD, "-alias", "server", "-rfc",
				"-file", certificate());
		server = RpcServer.on(Container.TOMCAT)
			.with(OrderManager.class)
			.properties("spring.ssl.bundle.jks.server.keystore.location=file:" + keys,
					"spring.ssl.bundle.jks.server.keystore.password=" + PASSWORD, "server.ssl.bundle=server")
			.start();
		server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Test
	void isReachedByAClientWhoseBundleTrustsIt() throws Exception {
		try (ClientApplication application = application("asyncrpc.client.order.ssl.bundle=shop")) {
			assertThat(place(application).await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		}
	}

	@Test
	void isReachedThroughTheSettingsOfAllHttpClients() throws Exception {
		try (ClientApplication application = application("spring.http.clients.ssl.bundle=shop")) {
			assertThat(place(application).await(Patience.LONG)).isEqualTo(OrderManager.RECEIPT);
		}
	}

	@Test
	void isNotTrustedByOthersWhichDoNotTryAgain() {
		int before = server.orders().dispatched();
		try (ClientApplication application = application()) {
			AsyncCallTransportException failure = catchThrowableOfType(AsyncCallTransportException.class,
					() -> place(application).await(Patience.LONG));
			assertThat(failure).hasCauseInstanceOf(SSLHandshakeException.class);
			assertThat(failure.isRepeatable()).isTrue();
		}
		assertThat(server.orders().dispatched()).isEqualTo(before);
	}

	private static ClientApplication application(String... properties) {
		String trust = "spring.ssl.bundle.pem.shop.truststore.certificate=file:" + certificate();
		return ClientApplication.of(URI.create("https://127.0.0.1:" + server.port()), OrderClient.Clients.class,
				Stream.concat(Stream.of(trust), Stream.of(properties)).toArray(String[]::new));
	}

	private static AsyncCall<Receipt> place(ClientApplication application) {
		return application.bean(OrderClient.class).place(OrderClient.ORDER, true);
	}

	private static String certificate() {
		return directory.resolve("server.crt").toString();
	}

	private static void keytool(String... arguments) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		Process process = new ProcessBuilder(
				Stream.concat(Stream.of(keytool), Stream.of(arguments)).toArray(String[]::new))
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).isZero();
	}

}
