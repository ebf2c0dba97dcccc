/**
 * The work is done elsewhere: a partner answers when it can, on a thread of its own.
 */
@NullMarked
package org.asyncrpc.sample.order;

import org.jspecify.annotations.NullMarked;
