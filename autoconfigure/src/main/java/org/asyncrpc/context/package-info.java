/**
 * Carries what a request has bound to its thread to the threads that work on its call.
 */
@NullMarked
package org.asyncrpc.context;

import org.jspecify.annotations.NullMarked;
