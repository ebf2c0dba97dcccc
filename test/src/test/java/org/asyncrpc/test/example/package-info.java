/**
 * An application, and the tests that its developers would write.
 */
@NullMarked
package org.asyncrpc.test.example;

import org.jspecify.annotations.NullMarked;
