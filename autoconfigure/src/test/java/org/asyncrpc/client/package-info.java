/**
 * Tests of typed clients, most of them over real HTTP.
 */
@NullMarked
package org.asyncrpc.client;

import org.jspecify.annotations.NullMarked;
