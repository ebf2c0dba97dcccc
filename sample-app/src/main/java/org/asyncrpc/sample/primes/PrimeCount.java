package org.asyncrpc.sample.primes;

/**
 * How many primes there are.
 *
 * @param below the numbers that were looked at are smaller than this
 * @param primes how many of them are primes
 */
record PrimeCount(int below, int primes) {

}
