package org.asyncrpc.server.operation;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the operations of a manager.
 */
final class OperationFactory {

	private final JsonMapper mapper;

	private final StrictJson strict;

	private final ArgumentValidation validation;

	OperationFactory(JsonMapper mapper, ArgumentValidation validation, ArgumentLimits limits) {
		this.mapper = mapper;
		this.strict = new StrictJson(mapper, limits);
		this.validation = validation;
	}

	List<Operation> create(ManagerBean bean) {
		return OperationMethods.find(bean).stream().map((method) -> create(bean, method)).toList();
	}

	private Operation create(ManagerBean bean, Method method) {
		String name = bean.name() + "/" + method.getName();
		ReplyWriter replies = new ReplyWriter(name, replyType(bean, method), this.mapper);
		ArgumentSlots slots = ArgumentSlots.of(bean, method, this.strict);
		OperationMethod target = new OperationMethod(bean, method);
		ArgumentValidator validator = this.validation.forOperation(bean, method, slots, this.strict);
		return new Operation(bean.name(), target, new ArgumentBinder(name, slots, this.strict, validator), replies,
				OperationTimeout.of(bean, method));
	}

	private ResolvedType replyType(ManagerBean bean, Method method) {
		Type handle = method.getGenericParameterTypes()[0];
		if (!(handle instanceof ParameterizedType parameterized)) {
			throw ManagerProblem.unresolvedReplyType(bean, method, handle).asException();
		}
		Type reply = parameterized.getActualTypeArguments()[0];
		if (reply instanceof WildcardType || !TypeVariables.areDefined(reply, bean.targetClass())) {
			throw ManagerProblem.unresolvedReplyType(bean, method, handle).asException();
		}
		return ResolvedType.resolve(reply, method, bean.targetClass(), this.mapper.getTypeFactory());
	}

}
