package org.asyncrpc.benchmarks.peer;

import io.grpc.MethodDescriptor;

/**
 * The gRPC method, with a binary encoding such as a compiler would generate.
 */
public final class GrpcOrders {

	/** The name of the service. */
	static final String SERVICE = "Orders";

	/** Places an order. */
	public static final MethodDescriptor<Order, Receipt> PLACE = MethodDescriptor.<Order, Receipt>newBuilder()
		.setType(MethodDescriptor.MethodType.UNARY)
		.setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Place"))
		.setRequestMarshaller(new BinaryMarshaller<>((order, out) -> {
			out.writeUTF(order.sku());
			out.writeInt(order.quantity());
		}, (in) -> new Order(in.readUTF(), in.readInt())))
		.setResponseMarshaller(new BinaryMarshaller<>((receipt, out) -> {
			out.writeLong(receipt.id());
			out.writeUTF(receipt.sku());
			out.writeInt(receipt.quantity());
		}, (in) -> new Receipt(in.readLong(), in.readUTF(), in.readInt())))
		.build();

	private GrpcOrders() {
	}

}
