/**
 * The wire protocol: headers, paths, codes and documents that server and clients share.
 */
@NullMarked
package org.asyncrpc.wire;

import org.jspecify.annotations.NullMarked;
