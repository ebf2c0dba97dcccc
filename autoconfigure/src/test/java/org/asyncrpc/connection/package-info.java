/**
 * Applications whose store is a container that Spring Boot connects them to.
 */
@NullMarked
package org.asyncrpc.connection;

import org.jspecify.annotations.NullMarked;
