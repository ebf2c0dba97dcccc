/**
 * Slices to test managers and clients with, over real HTTP on the loopback interface.
 */
@NullMarked
package org.asyncrpc.test;

import org.jspecify.annotations.NullMarked;
