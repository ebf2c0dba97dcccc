/**
 * Very many calls with random fates, every one of which must be accounted for.
 */
@NullMarked
package org.asyncrpc.faults;

import org.jspecify.annotations.NullMarked;
