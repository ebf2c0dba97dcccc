package org.asyncrpc.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.asyncrpc.actuate.ServerDescriptor.ArgumentDescriptor;
import org.asyncrpc.actuate.ServerDescriptor.ManagerDescriptor;
import org.asyncrpc.actuate.ServerDescriptor.OperationDescriptor;
import org.asyncrpc.actuate.ServerOverview;
import org.asyncrpc.server.AsyncRpcServer;
import org.asyncrpc.server.operation.Operation;

/**
 * Describes an {@link AsyncRpcServer} to operators.
 */
final class AsyncRpcServerOverview implements ServerOverview {

	private final AsyncRpcServer server;

	AsyncRpcServerOverview(AsyncRpcServer server) {
		this.server = server;
	}

	@Override
	public List<ManagerDescriptor> managers() {
		Map<String, List<Operation>> managers = this.server.operations()
			.all()
			.stream()
			.collect(Collectors.groupingBy(Operation::manager, TreeMap::new, Collectors.toList()));
		return managers.entrySet()
			.stream()
			.map((manager) -> new ManagerDescriptor(manager.getKey(), type(manager.getValue()),
					manager.getValue().stream().map(AsyncRpcServerOverview::describe).toList()))
			.toList();
	}

	@Override
	public boolean isStopping() {
		return this.server.isStopping();
	}

	private static String type(List<Operation> operations) {
		return operations.get(0).targetClass().getName();
	}

	private static OperationDescriptor describe(Operation operation) {
		List<ArgumentDescriptor> arguments = operation.arguments()
			.stream()
			.map((argument) -> new ArgumentDescriptor(argument.name(), argument.type().getTypeName(),
					argument.required()))
			.toList();
		return new OperationDescriptor(operation.name(), arguments, operation.replyType().getTypeName());
	}

}
