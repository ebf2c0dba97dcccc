/**
 * Typed clients: interfaces whose methods make calls, and the transport that carries the
 * calls to a server and their outcomes back.
 */
@NullMarked
package org.asyncrpc.client;

import org.jspecify.annotations.NullMarked;
