package org.asyncrpc.benchmarks.hostile;

import java.nio.charset.StandardCharsets;

/**
 * What a hostile connection does.
 */
enum Attack {

	/** Sends the head of a request byte by byte. */
	SLOW_HEADS("heads that arrive byte by byte", "", "POST /rpc/target/echo HTTP/1.1\r\nHost: localhost\r\nX: "),

	/** Announces a body, and sends it byte by byte. */
	SLOW_BODIES("bodies that arrive byte by byte", """
			POST /rpc/target/echo HTTP/1.1\r
			Host: localhost\r
			Content-Type: application/json\r
			Content-Length: 100000\r
			\r
			""", "{\"text\": \""),

	/** Asks for a large reply, and reads it a few bytes at a time. */
	SLOW_READERS("replies of 256 KB that are read 16 bytes at a time", """
			POST /rpc/target/large HTTP/1.1\r
			Host: localhost\r
			\r
			""", "");

	private final String title;

	private final byte[] atOnce;

	private final byte[] slowly;

	Attack(String title, String atOnce, String slowly) {
		this.title = title;
		this.atOnce = atOnce.getBytes(StandardCharsets.US_ASCII);
		this.slowly = slowly.getBytes(StandardCharsets.US_ASCII);
	}

	String title() {
		return this.title;
	}

	byte[] atOnce() {
		return this.atOnce;
	}

	/**
	 * A byte that is sent slowly.
	 * @param index how many there were before
	 * @return the byte; when there are no more, as many letters as it takes
	 */
	byte slowly(int index) {
		return (index < this.slowly.length) ? this.slowly[index] : (byte) 'x';
	}

}
