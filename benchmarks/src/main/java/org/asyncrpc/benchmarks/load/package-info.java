/**
 * Compares whole servers: starts them, loads them one after the other, and prints a table
 * of what was measured and what was hoped for.
 */
@NullMarked
package org.asyncrpc.benchmarks.load;

import org.jspecify.annotations.NullMarked;
