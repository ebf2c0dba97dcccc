package org.asyncrpc.server;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes on one H2 in a file, as their clients see them.
 */
class SharedStoreTests extends SharedStoreContract {

	@TempDir
	private static Path directory;

	@Override
	String[] storeProperties() {
		return new String[] { "asyncrpc.store.type=jdbc", "asyncrpc.store.jdbc.initialize-schema=always",
				"spring.datasource.url=jdbc:h2:file:" + directory.resolve("calls") };
	}

}
