/**
 * Another application: it calls the sample, and shares nothing with it but the names of
 * operations and the members of JSON.
 */
@NullMarked
package org.asyncrpc.sampleclient;

import org.jspecify.annotations.NullMarked;
