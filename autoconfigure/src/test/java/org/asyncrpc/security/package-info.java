/**
 * What applications do about security, tried on whole servers.
 */
@NullMarked
package org.asyncrpc.security;

import org.jspecify.annotations.NullMarked;
