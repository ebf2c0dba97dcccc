package org.asyncrpc.sample.expense;

import java.util.List;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCallQuery;
import org.asyncrpc.AsyncCalls;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person sees and clicks: an ordinary controller, which ends calls.
 */
@RestController
@RequestMapping("/approvals")
class ApprovalController {

	private final AsyncCalls calls;

	ApprovalController(AsyncCalls calls) {
		this.calls = calls;
	}

	@GetMapping
	List<PendingExpense> pending() {
		return this.calls.outstanding(AsyncCallQuery.ofOperation(ExpenseManager.SUBMIT))
			.calls()
			.stream()
			.map(AsyncCallHandle::info)
			.map((info) -> new PendingExpense(info.key(), info.acceptedAt()))
			.toList();
	}

	@PostMapping("/{number}/approve")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void approve(@PathVariable String number, @RequestParam String by) {
		if (!find(number).complete(new Approval(number, by))) {
			throw decided();
		}
	}

	@PostMapping("/{number}/reject")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reject(@PathVariable String number, @RequestParam String reason) {
		if (!find(number).abort("REJECTED", reason)) {
			throw decided();
		}
	}

	private AsyncCallHandle<Object> find(String number) {
		return this.calls.findByKey(ExpenseManager.SUBMIT, number)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	// Somebody else was faster: of all ends of a call, one wins
	private static ResponseStatusException decided() {
		return new ResponseStatusException(HttpStatus.CONFLICT);
	}

}
