package org.asyncrpc.wire;

/**
 * One reason why the arguments of a call were refused.
 *
 * @param pointer the JSON Pointer (RFC 6901) of the value at fault, {@code ""} for the
 * whole body
 * @param detail what is wrong with it; never the text of an exception and never the value
 */
public record ArgumentError(String pointer, String detail) {

}
