/**
 * What tests over real HTTP have in common: a started application, a clock that they
 * turn, and clients.
 */
@NullMarked
package org.asyncrpc.testing;

import org.jspecify.annotations.NullMarked;
