/**
 * What Micrometer is told of calls: meters and observations.
 */
@NullMarked
package org.asyncrpc.server.observe;

import org.jspecify.annotations.NullMarked;
