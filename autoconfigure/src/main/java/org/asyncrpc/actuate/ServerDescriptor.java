package org.asyncrpc.actuate;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of what can be called.
 *
 * @param managers the managers, in the order of their names
 */
public record ServerDescriptor(List<ManagerDescriptor> managers) implements OperationResponseBody {

	public ServerDescriptor {
		managers = List.copyOf(managers);
	}

	/**
	 * Description of a manager.
	 *
	 * @param name the name on the wire
	 * @param type the class that the application wrote
	 * @param operations the operations, in the order of their names
	 */
	public record ManagerDescriptor(String name, String type, List<OperationDescriptor> operations) {

		public ManagerDescriptor {
			operations = List.copyOf(operations);
		}

	}

	/**
	 * Description of an operation.
	 *
	 * @param name the name, as {@code manager/method}
	 * @param arguments the arguments, in the order of the method's parameters
	 * @param replyType the type of the reply
	 */
	public record OperationDescriptor(String name, List<ArgumentDescriptor> arguments, String replyType) {

		public OperationDescriptor {
			arguments = List.copyOf(arguments);
		}

	}

	/**
	 * Description of an argument.
	 *
	 * @param name the name of the member of the request's body
	 * @param type the type
	 * @param required whether it must be there and not be null
	 */
	public record ArgumentDescriptor(String name, String type, boolean required) {
	}

}
