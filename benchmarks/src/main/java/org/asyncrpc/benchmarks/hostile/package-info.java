/**
 * What clients that want to do harm can do to those that do not.
 */
@NullMarked
package org.asyncrpc.benchmarks.hostile;

import org.jspecify.annotations.NullMarked;
