/**
 * What calls cost that are in a database.
 */
@NullMarked
package org.asyncrpc.benchmarks.store;

import org.jspecify.annotations.NullMarked;
