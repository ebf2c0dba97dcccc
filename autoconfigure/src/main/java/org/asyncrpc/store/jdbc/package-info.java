/**
 * Calls in a relational database, which several nodes can share.
 */
@NullMarked
package org.asyncrpc.store.jdbc;

import org.jspecify.annotations.NullMarked;
