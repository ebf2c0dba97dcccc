package org.asyncrpc.server.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * Finds everything that is wrong with the value of one argument. A reader stops at the
 * first error; so the value at fault is replaced by a harmless one and the whole is read
 * again, until nothing is at fault any more. That way every error is one that the
 * application's own mapper makes, whatever the application taught it.
 */
final class ValueDiagnosis {

	/**
	 * How many bytes are read again at the most, so that a large body with an error in
	 * every line is not expensive.
	 */
	private static final long BUDGET = 8 * 1024 * 1024;

	private final ArgumentSlot slot;

	private final StrictJson json;

	private final ErrorList errors;

	private final Set<List<String>> reported = new HashSet<>();

	private final Set<List<String>> replaced = new HashSet<>();

	ValueDiagnosis(ArgumentSlot slot, StrictJson json, ErrorList errors) {
		this.slot = slot;
		this.json = json;
		this.errors = errors;
	}

	void of(byte[] body, JsonLocation location) {
		byte[] value = Arrays.copyOfRange(body, location.start(), location.end());
		long read = 0;
		while (value != null && !this.errors.isFull() && read <= BUDGET) {
			read += value.length;
			value = diagnose(value);
		}
	}

	// Returns the value without the error that was found, or null to stop
	@SuppressWarnings("CatchingUnchecked")
	private byte @Nullable [] diagnose(byte[] value) {
		JsonParser parser = this.json.duplicatesParser(value);
		UnknownMembers unknown = new UnknownMembers();
		try (parser) {
			parser.nextToken();
			Object read = unknown.attachTo(this.slot.reader()).readValue(parser);
			boolean absent = read == null && this.slot.required();
			// A deserializer of the application's that read less than the value
			boolean incomplete = parser.nextToken() != null;
			if ((absent || incomplete) && this.reported.isEmpty() && unknown.paths().isEmpty()) {
				report(List.of(), "is not valid");
			}
			return null;
		}
		catch (JacksonException ex) {
			return repair(value, ValueError.of(ex, parser, value, this.json));
		}
		catch (RuntimeException | StackOverflowError ex) {
			report(List.of(), "is not valid");
			return null;
		}
		finally {
			unknown.paths().forEach((path) -> report(path, "is not known"));
		}
	}

	private byte @Nullable [] repair(byte[] value, ValueError error) {
		// An object that lacks a value which was at fault is a consequence, not an error
		if (this.reported.stream().noneMatch((path) -> JsonPath.startsWith(path, error.path()))) {
			report(error.path(), error.detail());
		}
		List<String> path = error.path();
		while (!path.isEmpty()) {
			if (this.replaced.add(path)) {
				byte[] repaired = JsonRepair.replace(value, path, error.substitute(path), this.json);
				if (repaired != null) {
					return repaired;
				}
			}
			path = JsonPath.parent(path);
		}
		return null;
	}

	private void report(List<String> path, String detail) {
		this.reported.add(path);
		List<String> full = new ArrayList<>();
		full.add(this.slot.name());
		full.addAll(path);
		this.errors.add(JsonPath.pointer(full), detail);
	}

}
