/**
 * Timers for very many waiting things. Knows nothing of calls.
 */
@NullMarked
package org.asyncrpc.timer;

import org.jspecify.annotations.NullMarked;
