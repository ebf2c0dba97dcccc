package org.asyncrpc.store;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cursors that a fuzzer makes: each means a place, or is refused as one that this store
 * did not make.
 */
@Tag("fuzz")
class CursorFuzzTests {

	private static final int STRIPES = 64;

	@FuzzTest(maxDuration = "2s")
	void parse(byte[] input) {
		String text = new String(input, StandardCharsets.UTF_8);
		Cursor cursor;
		try {
			cursor = Cursor.parse(text, STRIPES);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessage("Not a cursor of this store");
			return;
		}
		assertThat(Cursor.parse(cursor.toString(), STRIPES)).isEqualTo(cursor);
		for (int i = 0; i < STRIPES; i++) {
			cursor.positionIn(i);
		}
	}

}
