/**
 * What calls cost.
 */
@NullMarked
package org.asyncrpc.benchmarks;

import org.jspecify.annotations.NullMarked;
