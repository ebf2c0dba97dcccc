/**
 * The answer is a person's: it comes tomorrow, and through another door.
 */
@NullMarked
package org.asyncrpc.sample.expense;

import org.jspecify.annotations.NullMarked;
