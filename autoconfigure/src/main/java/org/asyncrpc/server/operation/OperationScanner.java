package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the operations of an application's managers. To be used when the singletons have
 * been instantiated; managers that are lazy or not singletons are left alone until they
 * are called.
 */
public final class OperationScanner {

	private static final Log logger = LogFactory.getLog(OperationScanner.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final OperationFactory operations;

	/**
	 * Create a scanner.
	 * @param beanFactory where the managers are
	 * @param mapper the application's mapper, for arguments and replies
	 * @param validation validates the arguments
	 * @param limits how much there may be of them
	 */
	public OperationScanner(ConfigurableListableBeanFactory beanFactory, JsonMapper mapper,
			ArgumentValidation validation, ArgumentLimits limits) {
		this.beanFactory = beanFactory;
		this.operations = new OperationFactory(mapper, validation, limits);
	}

	/**
	 * Finds the operations and logs them.
	 * @return the operations
	 */
	public Operations scan() {
		Map<String, ManagerBean> managers = new HashMap<>();
		List<Operation> operations = new ArrayList<>();
		for (ManagerBean manager : new ManagerBeans(this.beanFactory).find()) {
			ManagerName.check(manager);
			ManagerBean other = managers.putIfAbsent(manager.name(), manager);
			if (other != null) {
				throw ManagerProblem.sameManagerName(other, manager).asException();
			}
			List<Operation> found = this.operations.create(manager);
			log(manager, found);
			operations.addAll(found);
		}
		return new Operations(operations);
	}

	private void log(ManagerBean manager, List<Operation> operations) {
		if (logger.isInfoEnabled()) {
			logger.info(operations.stream()
				.map(Operation::method)
				.collect(Collectors.joining(", ", "Manager '%s' has the operations ".formatted(manager.name()), "")));
		}
	}

}
