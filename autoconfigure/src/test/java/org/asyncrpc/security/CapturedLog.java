package org.asyncrpc.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged, as it would be printed, with debug logging of the library.
 */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Logger library = logger("org.asyncrpc");

	private final Logger failures = logger("org.asyncrpc.failures");

	private final Level before = this.library.getLevel();

	private final PatternLayout layout = new PatternLayout();

	private final List<String> lines = new CopyOnWriteArrayList<>();

	/**
	 * Begins to capture.
	 * @param failures whether to show failures too, which is never on by itself
	 */
	CapturedLog(boolean failures) {
		this.layout.setContext(this.root.getLoggerContext());
		this.layout.setPattern("%level %logger %msg %mdc%n%ex{full}");
		this.layout.start();
		this.library.setLevel(Level.DEBUG);
		this.failures.setLevel(failures ? Level.DEBUG : Level.INFO);
		start();
		this.root.addAppender(this);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.add(this.layout.doLayout(event));
	}

	List<String> lines() {
		return this.lines;
	}

	@Override
	public void close() {
		this.root.detachAppender(this);
		this.library.setLevel(this.before);
		this.failures.setLevel(null);
	}

}
