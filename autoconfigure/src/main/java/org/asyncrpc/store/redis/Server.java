package org.asyncrpc.store.redis;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/**
 * Runs scripts on the application's Redis. Threads share one connection, on which the
 * driver does not wait for the answer to one command before it sends the next.
 */
final class Server {

	private static final String UNKNOWN_SCRIPT = "NOSCRIPT";

	private static final int NO_KEYS = 0;

	private final RedisConnectionFactory connections;

	private final Identity identity;

	private final RedisCallStore.Settings settings;

	private final StoreClock clock;

	Server(RedisConnectionFactory connections, Identity identity, RedisCallStore.Settings settings, StoreClock clock) {
		this.connections = connections;
		this.identity = identity;
		this.settings = settings;
		this.clock = clock;
	}

	Answer run(Script script, Arguments arguments) {
		return run(script, this.identity.home(), arguments);
	}

	/**
	 * Runs a script.
	 * @param script the script
	 * @param home what calls that this node dispatches belong to
	 * @param arguments what only this script is given
	 * @return its answer
	 */
	Answer run(Script script, String home, Arguments arguments) {
		byte[][] all = Arguments.none()
			.add(this.settings.keyPrefix())
			.add(this.identity.node())
			.add(home)
			.add(this.clock.forScripts())
			.add(this.settings.retention().undelivered().toMillis())
			.add(this.settings.retention().delivered().toMillis())
			.addAll(arguments)
			.toArray();
		try (RedisConnection connection = this.connections.getConnection()) {
			return Answer.of(run(connection, script, all));
		}
	}

	private static @Nullable List<?> run(RedisConnection connection, Script script, byte[][] arguments) {
		try {
			return connection.scriptingCommands().evalSha(script.digest(), ReturnType.MULTI, NO_KEYS, arguments);
		}
		catch (DataAccessException ex) {
			if (!isUnknownScript(ex)) {
				throw ex;
			}
			return connection.scriptingCommands().eval(script.text(), ReturnType.MULTI, NO_KEYS, arguments);
		}
	}

	private static boolean isUnknownScript(DataAccessException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause.getMessage() != null && cause.getMessage().contains(UNKNOWN_SCRIPT)) {
				return true;
			}
		}
		return false;
	}

}
