/**
 * Tests with several nodes, each of which is a process of its own, on real PostgreSQL and
 * real Redis.
 */
@NullMarked
package org.asyncrpc.nodes;

import org.jspecify.annotations.NullMarked;
