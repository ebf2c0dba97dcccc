package org.asyncrpc.benchmarks.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerComparisonTests {

	private static final Pattern CALLS_PER_SECOND = Pattern
		.compile("\\| ([^|]+) \\| ([\\d,]+) \\| [\\d.]+ \\| [\\d,]+ \\| [\\d,]+ \\|");

	@Test
	void everyServerAnswersUnderEveryLoad() throws Exception {
		Report measured = ServerComparison.compare(List.of("--quick"));
		measured.requireComplete();
		String report = measured.toString();
		Matcher rows = CALLS_PER_SECOND.matcher(report);
		int count = 0;
		while (rows.find()) {
			assertThat(Integer.parseInt(rows.group(2).replace(",", ""))).as(rows.group(1)).isPositive();
			count++;
		}
		assertThat(count).as(report).isEqualTo(3 * Peer.ofHttp().size() + 2 * 2);
		assertThat(report).contains("| met |").doesNotContain("NaN");
	}

}
