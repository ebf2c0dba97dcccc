/**
 * Where calls live: the {@link org.asyncrpc.store.CallStore} SPI, the values that travel
 * through it, and the store that keeps them in memory.
 */
@NullMarked
package org.asyncrpc.store;

import org.jspecify.annotations.NullMarked;
