package org.asyncrpc.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes arguments of many types, all of them optional. Not where the fuzzer rewrites
 * classes, which would lose the names of the parameters.
 */
@AsyncRpcManager("fuzzed")
public class FuzzedManager {

	void many(AsyncCallHandle<Object> call, @Nullable String text, @Nullable Integer number, @Nullable Double decimal,
			@Nullable BigDecimal exact, @Nullable BigInteger large, @Nullable Boolean flag, @Nullable Instant instant,
			@Nullable UUID uuid, @Nullable Object any, @Nullable JsonNode node, @Nullable Tree tree,
			@Nullable List<Leaf> leaves, @Nullable Map<String, Integer> counts, byte @Nullable [] bytes) {
	}

	record Tree(@Nullable Tree left, @Nullable Tree right, int weight) {
	}

	record Leaf(String name, Colour colour) {
	}

	enum Colour {

		RED, GREEN

	}

}
