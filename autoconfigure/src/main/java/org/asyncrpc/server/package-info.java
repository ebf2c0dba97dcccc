/**
 * The life of a call on this node: admission, dispatch, the handle, notifications and
 * delivery to whoever waits. Knows nothing of HTTP.
 */
@NullMarked
package org.asyncrpc.server;

import org.jspecify.annotations.NullMarked;
