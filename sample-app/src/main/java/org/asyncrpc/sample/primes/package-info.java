/**
 * The work takes long: it reports how far it has come, and stops when nobody wants its
 * result any more.
 */
@NullMarked
package org.asyncrpc.sample.primes;

import org.jspecify.annotations.NullMarked;
