package org.asyncrpc.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.asyncrpc.actuate.ServerDescriptor.ManagerDescriptor;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * {@link InfoContributor} that says how much can be called.
 */
public class AsyncRpcInfoContributor implements InfoContributor {

	private final ServerOverview server;

	/**
	 * Create a contributor.
	 * @param server the server
	 */
	public AsyncRpcInfoContributor(ServerOverview server) {
		this.server = server;
	}

	@Override
	public void contribute(Info.Builder builder) {
		List<ManagerDescriptor> managers = this.server.managers();
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("managers", managers.size());
		details.put("operations", managers.stream().mapToInt((manager) -> manager.operations().size()).sum());
		builder.withDetail("asyncRpc", details);
	}

}
