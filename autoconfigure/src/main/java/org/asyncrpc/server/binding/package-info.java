/**
 * Bindings: many calls that share a request on the way in and a stream on the way out,
 * and are dispatched in the order in which they were made.
 */
@NullMarked
package org.asyncrpc.server.binding;

import org.jspecify.annotations.NullMarked;
