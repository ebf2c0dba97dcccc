package org.asyncrpc.store.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.script.DigestUtils;

/**
 * The scripts, each of which is one atomic step in the lives of calls. They begin with
 * what they have in common.
 */
enum Script {

	ACKNOWLEDGE, ADD, ASSIGN_KEY, CLAIM, COUNTS, DELIVERED, DRAINED, END, FIND, FIND_BY_IDEMPOTENCY_KEY, FIND_BY_KEY,
	GIVE_UP("lose"), JOIN("lease"), PAGE, PROGRESS, RELEASE, REQUEST_CANCEL, SWEEP("lease", "lose"), WATCH, WITHDRAW;

	private final byte[] text;

	private final String digest;

	Script(String... libraries) {
		StringBuilder all = new StringBuilder(read("common"));
		for (String library : libraries) {
			all.append(read(library));
		}
		all.append(read(name().toLowerCase(Locale.ROOT)));
		this.digest = DigestUtils.sha1DigestAsHex(all.toString());
		this.text = all.toString().getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The script itself.
	 * @return its text in UTF-8, not to be changed
	 */
	byte[] text() {
		return this.text;
	}

	/**
	 * What a server that has seen the script before knows it by.
	 * @return the digest of the text
	 */
	String digest() {
		return this.digest;
	}

	private static String read(String name) {
		try {
			return new ClassPathResource(name + ".lua", Script.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
