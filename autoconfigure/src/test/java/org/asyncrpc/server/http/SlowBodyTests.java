package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.asyncrpc.testing.OrderManager;
import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.servlet.ServletRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Bodies that arrive slowly take only so many threads, whoever sends them.
 */
@RpcServerTest(value = { OrderManager.class, SecuredApplication.class }, security = true,
		properties = "asyncrpc.server.max-body-threads=1")
class SlowBodyTests {

	private final RpcServer server;

	private final List<RawConnection> connections = new ArrayList<>();

	SlowBodyTests(RpcServer server) {
		this.server = server;
	}

	@BeforeEach
	void takeTheOnlyThread() throws IOException {
		this.server.orders().onPlace((call) -> call.complete(OrderManager.RECEIPT));
		beginSlowly("Content-Length: 5000");
		await().until(() -> slowBodies().waiting() == 1);
	}

	@AfterEach
	void close() throws IOException {
		for (RawConnection connection : this.connections) {
			connection.close();
		}
		await().until(() -> slowBodies().waiting() == 0);
	}

	@Test
	void aBodyThatTakesNoThreadIsReadAllTheSame() throws IOException {
		RawConnection slow = beginSlowly("Content-Length: " + OrderManager.ORDER.length());
		slow.send(OrderManager.ORDER.substring(1, 20));
		assertThat(place()).isEqualTo(200);
		slow.send(OrderManager.ORDER.substring(20));
		assertThat(slow.readStatus()).isEqualTo(200);
		assertThat(this.server.orders().dispatched()).isEqualTo(2);
	}

	@Test
	void aBodyInChunksThatTakesNoThreadIsReadAllTheSame() throws IOException {
		RawConnection slow = begin("Transfer-Encoding: chunked");
		slow.send("1\n{\n%x\n%s\n".formatted(OrderManager.ORDER.length() - 1, OrderManager.ORDER.substring(1)));
		assertThat(place()).isEqualTo(200);
		slow.send("0\n\n");
		assertThat(slow.readStatus()).isEqualTo(200);
	}

	@Test
	void aBodyThatTakesNoThreadBelongsToItsCaller() throws IOException {
		RawConnection slow = beginSlowly("Prefer: respond-async\nContent-Length: " + OrderManager.ORDER.length());
		this.server.orders().onPlace((call) -> {
			assertThat(call.info().principal()).isEqualTo("alice");
			call.complete(OrderManager.RECEIPT);
		});
		slow.send(OrderManager.ORDER.substring(1));
		assertThat(slow.readStatus()).isEqualTo(200);
	}

	@Test
	void aBodyThatTakesNoThreadCanBeTooLarge() throws IOException {
		RawConnection slow = begin("Transfer-Encoding: chunked");
		slow.send("200000\n").send(" ".repeat(0x200000)).send("\n0\n\n");
		assertThat(slow.readStatus()).isEqualTo(413);
	}

	@Test
	void aBodyThatSaysItIsTooLargeEndsItsConnectionWhileNoThreadIsFree() throws IOException {
		List<String> head = beginSlowly("Content-Length: 1048577").readHead();
		assertThat(head.get(0)).startsWith("HTTP/1.1 413");
		assertThat(head).containsOnlyOnce("Connection: close");
	}

	private int place() {
		return this.server.placeOrder().header("Authorization", SecuredApplication.ALICE).answer().status();
	}

	private RawConnection beginSlowly(String headers) throws IOException {
		return begin(headers).send("{");
	}

	private RawConnection begin(String headers) throws IOException {
		RawConnection connection = this.server.connect();
		this.connections.add(connection);
		return connection.send("""
				POST /rpc/order/place HTTP/1.1
				Host: localhost
				Authorization: %s
				Content-Type: application/json
				%s

				""".formatted(SecuredApplication.ALICE, headers));
	}

	private SlowBodies slowBodies() {
		return slowBodies(this.server);
	}

	static SlowBodies slowBodies(RpcServer server) {
		return ((AsyncRpcServlet) server.bean("asyncRpcServlet", ServletRegistrationBean.class).getServlet())
			.slowBodies();
	}

}
