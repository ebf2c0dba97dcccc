package org.asyncrpc.server.http;

import java.io.IOException;

import org.asyncrpc.testing.RawConnection;
import org.asyncrpc.testing.RpcServer;
import org.asyncrpc.testing.RpcServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Bodies that do not arrive in time, with and without a thread that waits for them.
 */
@RpcServerTest(properties = { "asyncrpc.server.max-body-threads=1", "asyncrpc.server.max-body-time=2s" })
class LateBodyTests {

	private final RpcServer server;

	private final RawConnection first;

	LateBodyTests(RpcServer server) throws IOException {
		this.server = server;
		this.first = server.connect();
	}

	@BeforeEach
	void takeTheOnlyThread() throws IOException {
		begin(this.first);
		await().until(() -> waiting() == 1);
	}

	@AfterEach
	void close() throws IOException {
		this.first.close();
		await().until(() -> waiting() == 0);
	}

	@Test
	void aBodyThatDoesNotArriveInTimeIsRefused() throws IOException {
		try (RawConnection late = begin(this.server.connect())) {
			assertThat(late.readStatus()).isEqualTo(400);
			assertThat(this.server.orders().dispatched()).isZero();
		}
	}

	@Test
	void aBodyThatDripsIsRefusedInTheEnd() throws IOException {
		await().until(() -> {
			this.first.send(" ");
			return waiting() == 0;
		});
		assertThat(this.first.readStatus()).isEqualTo(400);
		assertThat(this.server.orders().dispatched()).isZero();
	}

	private static RawConnection begin(RawConnection connection) throws IOException {
		return connection.send("""
				POST /rpc/order/place HTTP/1.1
				Host: localhost
				Content-Type: application/json
				Content-Length: 50000

				{""");
	}

	private int waiting() {
		return SlowBodyTests.slowBodies(this.server).waiting();
	}

}
