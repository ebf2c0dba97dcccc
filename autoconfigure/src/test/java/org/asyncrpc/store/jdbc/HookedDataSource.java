package org.asyncrpc.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database whose answers can be lost: it does what it is told, and its client never
 * hears of it.
 */
final class HookedDataSource extends DelegatingDataSource {

	private final AtomicInteger answersToLose = new AtomicInteger();

	private final List<String> executed = new CopyOnWriteArrayList<>();

	private volatile Runnable onExecute = () -> {
	};

	private volatile boolean refusing;

	private volatile boolean failing;

	HookedDataSource(DataSource target) {
		super(target);
	}

	/**
	 * Loses the next answers to statements that change something.
	 * @param count how many
	 */
	void loseAnswers(int count) {
		this.answersToLose.set(count);
	}

	/**
	 * Loses the next answer to a statement that changes something, and lets nobody
	 * connect after that.
	 */
	void fail() {
		this.failing = true;
		loseAnswers(1);
	}

	/**
	 * Lets nobody connect.
	 * @param refusing whether to refuse
	 */
	void refuse(boolean refusing) {
		this.refusing = refusing;
		this.failing = false;
	}

	/**
	 * Says what happens after each statement.
	 * @param onExecute runs on the thread that executed it
	 */
	void onExecute(Runnable onExecute) {
		this.onExecute = onExecute;
	}

	/**
	 * What was executed so far, and forgets it.
	 * @return the statements
	 */
	List<String> executed() {
		List<String> result = List.copyOf(this.executed);
		this.executed.clear();
		return result;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.refusing) {
			throw new SQLException("Refused", "08001");
		}
		Connection connection = super.getConnection();
		return proxy(Connection.class, connection, (method, result, arguments) -> {
			if (result instanceof PreparedStatement statement) {
				String sql = (String) arguments[0];
				return proxy(PreparedStatement.class, statement, (step, value, none) -> executed(step, value, sql));
			}
			return result;
		});
	}

	private Object executed(String method, Object result, String sql) throws SQLException {
		if (method.startsWith("execute")) {
			this.executed.add(sql);
			this.onExecute.run();
		}
		if (method.equals("executeUpdate") && sql.contains("asyncrpc_call")
				&& this.answersToLose.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
			this.refusing = this.failing;
			throw new SQLRecoverableException("The answer is lost", "08006");
		}
		return result;
	}

	private static <T> T proxy(Class<T> type, T target, Hook hook) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				try {
					return hook.after(method.getName(), method.invoke(target, arguments), arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			}));
	}

	private interface Hook {

		Object after(String method, Object result, Object[] arguments) throws SQLException;

	}

}
