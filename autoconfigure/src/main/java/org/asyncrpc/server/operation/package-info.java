/**
 * What can be called: the operations of the application's managers, how their arguments
 * are bound and how their replies are written.
 */
@NullMarked
package org.asyncrpc.server.operation;

import org.jspecify.annotations.NullMarked;
