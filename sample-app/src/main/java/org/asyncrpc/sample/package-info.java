/**
 * An application to try the starter with. Each package below shows one reason to answer a
 * call later.
 */
@NullMarked
package org.asyncrpc.sample;

import org.jspecify.annotations.NullMarked;
