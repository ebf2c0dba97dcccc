package org.asyncrpc.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Does what the documentation says that one can do, word for word. Only the port differs.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DocumentationTests {

	private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

	@BeforeAll
	static void requireCurl() {
		assumeTrue(Shell.has("curl"), "Without curl, nobody can tell whether it prints what the documentation says");
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/wire-protocol.md" })
	void commandsPrintWhatIsShown(String document, @LocalServerPort int port) throws IOException {
		List<ShownCommand> commands = ShownCommand.in(Files.readString(PROJECT.resolve(document)));
		assertThat(commands).isNotEmpty();
		List<String> printed = Shell.run(commands.stream()
			.map((shown) -> shown.command().replace("localhost:8080", "localhost:" + port))
			.toList());
		for (int i = 0; i < commands.size(); i++) {
			assertThat(printed.get(i)).as(commands.get(i).command()).matches(commands.get(i).output());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/call-lifecycle.md", "docs/clients.md", "docs/security.md",
			"docs/testing.md" })
	void codeIsThatOfSample(String document) throws IOException {
		List<ShownCode> shown = ShownCode.in(Files.readString(PROJECT.resolve(document)));
		assertThat(shown).isNotEmpty();
		for (ShownCode code : shown) {
			assertThat(ShownCode.withoutNesting(Files.readString(PROJECT.resolve(code.file())))).contains(code.text());
		}
	}

}
