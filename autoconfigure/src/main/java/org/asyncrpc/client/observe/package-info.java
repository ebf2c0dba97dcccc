/**
 * What Micrometer is told of clients: meters and observations.
 */
@NullMarked
package org.asyncrpc.client.observe;

import org.jspecify.annotations.NullMarked;
