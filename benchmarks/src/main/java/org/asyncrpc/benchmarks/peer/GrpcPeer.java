package org.asyncrpc.benchmarks.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;

/**
 * A gRPC server.
 */
public final class GrpcPeer {

	private GrpcPeer() {
	}

	/**
	 * Serves until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input cannot be read
	 */
	public static void main(String[] args) throws IOException {
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
