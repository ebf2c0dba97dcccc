package org.asyncrpc.server.operation;

import java.lang.reflect.Type;

/**
 * An argument of an operation, as its callers see it.
 *
 * @param name the name of the member of the request's body
 * @param type the declared type, with type variables resolved
 * @param required whether it must be there and not be {@code null}
 */
public record Argument(String name, Type type, boolean required) {

}
