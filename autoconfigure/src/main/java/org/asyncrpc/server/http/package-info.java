/**
 * The server's side of the HTTP protocol, as one servlet that answers without a second
 * dispatch and never blocks a thread on a slow client.
 */
@NullMarked
package org.asyncrpc.server.http;

import org.jspecify.annotations.NullMarked;
