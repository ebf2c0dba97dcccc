package org.asyncrpc.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import org.asyncrpc.benchmarks.peer.GrpcOrders;
import org.asyncrpc.benchmarks.peer.Order;
import org.asyncrpc.benchmarks.peer.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls with gRPC's own client, over one connection.
 */
final class GrpcClient implements CallClient {

	private static final Order ORDER = new Order("tea", 3);

	private final ManagedChannel channel;

	GrpcClient(int port) {
		this.channel = NettyChannelBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
			.usePlaintext()
			.directExecutor()
			.build();
	}

	@Override
	public void call(Callback callback) {
		ClientCalls.asyncUnaryCall(this.channel.newCall(GrpcOrders.PLACE, CallOptions.DEFAULT), ORDER,
				new Reply(callback));
	}

	@Override
	public void close() throws IOException {
		this.channel.shutdownNow();
		try {
			this.channel.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits for the end of one call. */
	private record Reply(Callback callback) implements StreamObserver<Receipt> {

		@Override
		public void onNext(Receipt receipt) {
		}

		@Override
		public void onError(@Nullable Throwable failure) {
			this.callback.ended(failure);
		}

		@Override
		public void onCompleted() {
			this.callback.ended(null);
		}

	}

}
