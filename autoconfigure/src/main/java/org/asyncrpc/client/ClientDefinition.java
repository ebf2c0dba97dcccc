package org.asyncrpc.client;

import java.util.Set;
import java.util.regex.Pattern;

import org.asyncrpc.AsyncRpcClient;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * What an interface says about the client that it is.
 *
 * @param type the interface
 * @param name the name of the client, under which its settings are
 * @param manager the name of the manager
 */
record ClientDefinition(Class<?> type, String name, String manager) {

	/** Not a client, but where the settings are that all clients share. */
	static final String DEFAULTS = "defaults";

	private static final String SUFFIX = "Client";

	private static final Set<String> RESERVED = Set.of("calls", "bindings", ".", "..");

	private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");

	static ClientDefinition of(Class<?> type) {
		MergedAnnotation<AsyncRpcClient> annotation = MergedAnnotations.from(type).get(AsyncRpcClient.class);
		if (!annotation.isPresent()) {
			throw ClientProblem.notAnnotated(type).asException();
		}
		if (!type.isInterface()) {
			throw ClientProblem.noInterface(type).asException();
		}
		String named = annotation.getString("name");
		String client = StringUtils.hasLength(named) ? named : defaultName(type);
		String called = annotation.getString("manager");
		ClientDefinition definition = new ClientDefinition(type, client,
				StringUtils.hasLength(called) ? called : client);
		definition.check();
		return definition;
	}

	private static String defaultName(Class<?> type) {
		String simple = ClassUtils.getShortName(type);
		simple = simple.substring(simple.lastIndexOf('.') + 1);
		if (simple.endsWith(SUFFIX) && simple.length() > SUFFIX.length()) {
			simple = simple.substring(0, simple.length() - SUFFIX.length());
		}
		return StringUtils.uncapitalize(simple);
	}

	private void check() {
		if (this.name.equals(DEFAULTS)) {
			throw ClientProblem.reservedName(this).asException();
		}
		if (!SEGMENT.matcher(this.manager).matches() || RESERVED.contains(this.manager)) {
			throw ClientProblem.invalidName(this).asException();
		}
	}

}
