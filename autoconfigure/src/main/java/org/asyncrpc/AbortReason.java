package org.asyncrpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a call was aborted, as its client will see it: an RFC 9457 problem with the extra
 * member {@code code}.
 *
 * @param code a code that the client can branch on, such as {@code OUT_OF_STOCK}
 * @param status the HTTP status of the answer, 400 to 599
 * @param detail a sentence for a person, or {@code null}
 * @param members further members of the problem document, written with the application's
 * JSON mapper. The members that the protocol defines cannot be replaced.
 */
public record AbortReason(String code, int status, @Nullable String detail, Map<String, @Nullable Object> members) {

	/**
	 * The status of an abort whose reason names none.
	 */
	public static final int DEFAULT_STATUS = 422;

	private static final Set<String> RESERVED = Set.of("type", "title", "status", "detail", "instance", "code",
			"callId");

	public AbortReason {
		if (code.isBlank()) {
			throw new IllegalArgumentException("'code' must not be blank");
		}
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("'status' must be between 400 and 599");
		}
		for (String member : members.keySet()) {
			if (RESERVED.contains(member)) {
				throw new IllegalArgumentException("'members' must not contain '%s'".formatted(member));
			}
		}
		members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
	}

	/**
	 * A reason with the default status and no further members.
	 * @param code a code that the client can branch on
	 * @param detail a sentence for a person, or {@code null}
	 * @return the reason
	 */
	public static AbortReason of(String code, @Nullable String detail) {
		return new AbortReason(code, DEFAULT_STATUS, detail, Map.of());
	}

	/**
	 * The same reason with another HTTP status.
	 * @param status the status, 400 to 599
	 * @return a new reason
	 */
	public AbortReason withStatus(int status) {
		return new AbortReason(this.code, status, this.detail, this.members);
	}

	/**
	 * The same reason with one more member.
	 * @param name the name of the member
	 * @param value its value
	 * @return a new reason
	 */
	public AbortReason with(String name, @Nullable Object value) {
		Map<String, @Nullable Object> extended = new LinkedHashMap<>(this.members);
		extended.put(Objects.requireNonNull(name), value);
		return new AbortReason(this.code, this.status, this.detail, extended);
	}

}
