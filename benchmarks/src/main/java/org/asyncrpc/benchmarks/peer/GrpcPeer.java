package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;

/**
 * A gRPC server.
 */
public final class GrpcPeer {

	/** As quiet as the other servers. */
	private static final Logger LOGGER = Logger.getLogger("io.grpc");

	private GrpcPeer() {
	}

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
		LOGGER.setLevel(Level.SEVERE);
		Warehouse warehouse = new Warehouse();
		ServerServiceDefinition service = ServerServiceDefinition.builder(GrpcOrders.SERVICE)
			.addMethod(GrpcOrders.PLACE,
					ServerCalls.asyncUnaryCall((order, observer) -> warehouse.reserve(order, (receipt) -> {
						observer.onNext(receipt);
						observer.onCompleted();
					})))
			.build();
		Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.addService(service)
			.build()
			.start();
		ServedPeer.serve(server.getPort());
	}

}
