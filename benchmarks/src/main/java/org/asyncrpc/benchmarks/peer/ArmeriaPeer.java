package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * An Armeria server.
 */
public final class ArmeriaPeer {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final ObjectReader READER = MAPPER.readerFor(OrderRequest.class);

	private static final ObjectWriter WRITER = MAPPER.writerFor(Receipt.class);

	private final Warehouse warehouse = new Warehouse();

	private ArmeriaPeer() {
	}

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		ArmeriaPeer peer = new ArmeriaPeer();
		Server server = Server.builder()
			.http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.service("/rpc/order/place", (context, request) -> peer.place(request))
			.build();
		server.start().join();
		ServedPeer.serve(server.activeLocalPort());
	}

	private HttpResponse place(HttpRequest request) {
		return HttpResponse.of(request.aggregate().thenCompose(this::place));
	}

	private CompletableFuture<HttpResponse> place(AggregatedHttpRequest request) {
		OrderRequest body = READER.readValue(request.content().array());
		CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
		this.warehouse.reserve(body.order(), (receipt) -> answer
			.complete(HttpResponse.of(HttpStatus.OK, MediaType.JSON, WRITER.writeValueAsBytes(receipt))));
		return answer;
	}

}
