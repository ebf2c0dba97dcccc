/**
 * A store in Redis, for several nodes.
 */
@NullMarked
package org.asyncrpc.store.redis;

import org.jspecify.annotations.NullMarked;
