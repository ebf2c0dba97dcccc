package org.asyncrpc.actuate;

import java.util.List;

import org.asyncrpc.actuate.ServerDescriptor.ManagerDescriptor;

/**
 * What operators may know about the server.
 */
public interface ServerOverview {

	/**
	 * The managers and their operations.
	 * @return in the order of their names
	 */
	List<ManagerDescriptor> managers();

	/**
	 * Whether new calls are refused because the server stops.
	 * @return {@code true} from the beginning of the shutdown on
	 */
	boolean isStopping();

}
