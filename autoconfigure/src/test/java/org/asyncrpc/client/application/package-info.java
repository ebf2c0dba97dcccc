/**
 * An application for tests of clients.
 */
@NullMarked
package org.asyncrpc.client.application;

import org.jspecify.annotations.NullMarked;
