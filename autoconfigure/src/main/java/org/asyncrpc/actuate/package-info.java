/**
 * What operators see of calls: actuator endpoints, health and info.
 */
@NullMarked
package org.asyncrpc.actuate;

import org.jspecify.annotations.NullMarked;
