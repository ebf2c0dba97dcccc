package org.asyncrpc.sample.primes;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;

/**
 * Counts primes, one by one. The application's configuration lets it do so on the task
 * executor, so that the thread of the request is free.
 */
@AsyncRpcManager
class PrimesManager {

	private static final int NUMBERS_PER_REPORT = 10_000;

	void count(AsyncCallHandle<PrimeCount> call, int below) {
		int primes = 0;
		for (int number = 2; number < below; number++) {
			if (call.isCancelRequested()) {
				call.abort("STOPPED", "There are %d primes below %d".formatted(primes, number));
				return;
			}
			if (isPrime(number)) {
				primes++;
			}
			if (number % NUMBERS_PER_REPORT == 0) {
				call.progress((double) number / below, "%d primes".formatted(primes));
			}
		}
		call.complete(new PrimeCount(below, primes));
	}

	private static boolean isPrime(int number) {
		for (long divisor = 2; divisor * divisor <= number; divisor++) {
			if (number % divisor == 0) {
				return false;
			}
		}
		return true;
	}

}
