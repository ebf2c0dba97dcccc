/**
 * Tests of what tests are written with.
 */
@NullMarked
package org.asyncrpc.test;

import org.jspecify.annotations.NullMarked;
