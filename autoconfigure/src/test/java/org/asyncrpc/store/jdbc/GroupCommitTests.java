package org.asyncrpc.store.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link GroupCommit}.
 */
class GroupCommitTests {

	private static final int FIRST = 0;

	private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();

	private final CountDownLatch firstMayEnd = new CountDownLatch(1);

	private final GroupCommit<Integer, String> group = new GroupCommit<>(this::work);

	private RuntimeException failure;

	@Test
	void whoComesAloneIsDoneAtOnce() {
		this.firstMayEnd.countDown();
		assertThat(this.group.submit(FIRST)).isEqualTo("0");
		assertThat(this.group.submit(1)).isEqualTo("1");
		assertThat(this.groups).containsExactly(List.of(FIRST), List.of(1));
	}

	@Test
	void thoseWhoComeMeanwhileGoTogether() {
		List<CompletableFuture<String>> results = submitWhileFirstRuns(20);
		for (int i = 0; i < results.size(); i++) {
			assertThat(results.get(i).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(String.valueOf(i));
		}
		assertThat(this.groups).hasSize(2);
		assertThat(this.groups.get(1)).hasSize(20);
	}

	@Test
	void whatOneHasBroughtAlongHarmsNobodyElse() {
		this.failure = new DataIntegrityViolationException("13 is too long");
		List<CompletableFuture<String>> results = submitWhileFirstRuns(20);
		for (int i = 0; i < results.size(); i++) {
			CompletableFuture<String> result = results.get(i).orTimeout(10, TimeUnit.SECONDS);
			if (i == 13) {
				assertThatExceptionOfType(Exception.class).isThrownBy(result::join).withCause(this.failure);
			}
			else {
				assertThat(result.join()).isEqualTo(String.valueOf(i));
			}
		}
	}

	@Test
	void aFailureOfTheDatabaseIsThatOfAllAndNotRepeated() {
		this.failure = new DataAccessResourceFailureException("The database is gone");
		submitWhileFirstRuns(20).stream()
			.skip(1)
			.forEach((result) -> assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> result.orTimeout(10, TimeUnit.SECONDS).join())
				.withCause(this.failure));
		assertThat(this.groups).hasSize(2);
	}

	private List<CompletableFuture<String>> submitWhileFirstRuns(int others) {
		List<CompletableFuture<String>> results = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = FIRST; i <= others; i++) {
			int number = i;
			CompletableFuture<String> result = new CompletableFuture<>();
			Thread thread = new Thread(() -> submit(number, result), "submit-" + number);
			thread.start();
			if (number == FIRST) {
				await().until(() -> !this.groups.isEmpty());
			}
			threads.add(thread);
			results.add(result);
		}
		await().until(() -> threads.stream().skip(1).allMatch((thread) -> thread.getState() == Thread.State.WAITING));
		this.firstMayEnd.countDown();
		return results;
	}

	private void submit(int number, CompletableFuture<String> result) {
		try {
			result.complete(this.group.submit(number));
		}
		catch (RuntimeException ex) {
			result.completeExceptionally(ex);
		}
	}

	private List<String> work(List<Integer> items) {
		this.groups.add(items);
		if (items.contains(FIRST)) {
			awaitPermission();
		}
		else if (this.failure instanceof DataAccessResourceFailureException
				|| (this.failure != null && items.contains(13))) {
			throw this.failure;
		}
		return items.stream().map(String::valueOf).toList();
	}

	private void awaitPermission() {
		try {
			assertThat(this.firstMayEnd.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
