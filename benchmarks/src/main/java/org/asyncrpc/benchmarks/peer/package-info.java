/**
 * The servers that are compared: each a process of its own that does the same work.
 */
@NullMarked
package org.asyncrpc.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
