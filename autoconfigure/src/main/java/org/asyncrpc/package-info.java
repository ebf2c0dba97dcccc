/**
 * What an application programs against: annotations, the call handle, and the beans and
 * values that describe calls. Nothing in here depends on the rest of the library.
 */
@NullMarked
package org.asyncrpc;

import org.jspecify.annotations.NullMarked;
