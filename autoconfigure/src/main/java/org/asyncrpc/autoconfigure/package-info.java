/**
 * Auto-configuration: puts the parts together for an application.
 */
@NullMarked
package org.asyncrpc.autoconfigure;

import org.jspecify.annotations.NullMarked;
