package org.asyncrpc.nodes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncCalls;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a test reaches into a node.
 */
@RestController
@RequestMapping("/task")
class TaskController {

	private final TaskManager manager;

	private final AsyncCalls calls;

	TaskController(TaskManager manager, AsyncCalls calls) {
		this.manager = manager;
		this.calls = calls;
	}

	/**
	 * Completes a call, whichever node dispatched it.
	 * @param name the name of the task
	 * @param reply the reply
	 * @return whether this ended the call; nothing if there is no such outstanding call
	 */
	@PostMapping("/found")
	Optional<Boolean> completeFound(@RequestParam String name, @RequestParam String reply) {
		return find(name).map((call) -> call.complete(reply));
	}

	/**
	 * Completes a call that this node dispatched, with the handle that its manager got.
	 * @param name the name of the task
	 * @param reply the reply
	 * @return whether this ended the call
	 */
	@PostMapping("/own")
	boolean completeOwn(@RequestParam String name, @RequestParam String reply) {
		return this.manager.handle(name).complete(reply);
	}

	/**
	 * Completes many calls, with a reply that says who completed it.
	 * @param own whether with the handles that the manager got
	 * @param by who completes them
	 * @param tasks the ids of calls by the names of their tasks
	 * @return the names of those that this has ended
	 */
	@PostMapping("/all")
	List<String> completeAll(@RequestParam boolean own, @RequestParam String by,
			@RequestBody Map<String, String> tasks) {
		return tasks.entrySet()
			.stream()
			.filter((task) -> complete(own, task.getKey(), task.getValue(), task.getKey() + " by " + by))
			.map(Map.Entry::getKey)
			.toList();
	}

	private boolean complete(boolean own, String name, String id, String reply) {
		return own ? completeOwn(name, reply) : this.calls.find(id).map((call) -> call.complete(reply)).orElse(false);
	}

	/**
	 * Finds an outstanding call.
	 * @param name the name of the task
	 * @return the id of the call, or nothing
	 */
	@GetMapping("/id")
	String id(@RequestParam String name) {
		return find(name).map(AsyncCallHandle::callId).orElse("");
	}

	@GetMapping("/cancelled")
	boolean isCancelled(@RequestParam String name) {
		return this.manager.isCancelled(name);
	}

	private Optional<AsyncCallHandle<Object>> find(String name) {
		return Stream.of("task/run", "task/keep")
			.flatMap((operation) -> this.calls.findByKey(operation, name).stream())
			.findFirst();
	}

}
