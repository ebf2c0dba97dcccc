package org.asyncrpc.server.operation;

import java.util.Set;
import java.util.regex.Pattern;

import org.asyncrpc.AsyncRpcManager;

import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The name of a manager on the wire.
 */
final class ManagerName {

	private static final String SUFFIX = "Manager";

	private static final Set<String> RESERVED = Set.of("calls", "bindings");

	private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~-]+");

	private ManagerName() {
	}

	static String of(MergedAnnotation<AsyncRpcManager> annotation, Class<?> targetClass) {
		String name = annotation.isPresent() ? annotation.getString(MergedAnnotation.VALUE) : "";
		return StringUtils.hasLength(name) ? name : defaultName(targetClass);
	}

	private static String defaultName(Class<?> targetClass) {
		String name = ClassUtils.getShortName(targetClass);
		name = name.substring(name.lastIndexOf('.') + 1);
		if (name.endsWith(SUFFIX) && name.length() > SUFFIX.length()) {
			name = name.substring(0, name.length() - SUFFIX.length());
		}
		return StringUtils.uncapitalize(name);
	}

	static void check(ManagerBean bean) {
		String name = bean.name();
		if (RESERVED.contains(name)) {
			throw ManagerProblem.reservedName(bean).asException();
		}
		// As path segments, "." and ".." mean something else
		if (!SEGMENT.matcher(name).matches() || name.equals(".") || name.equals("..")) {
			throw ManagerProblem.invalidName(bean).asException();
		}
	}

}
