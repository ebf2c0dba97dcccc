package org.asyncrpc.store.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * Items as parameters of a statement: an array for each of their attributes.
 *
 * @param <T> the type of the items
 */
final class Columns<T> implements PreparedStatementSetter {

	private final List<T> items;

	private final List<Object> columns = new ArrayList<>();

	Columns(List<T> items) {
		this.items = items;
	}

	void text(Function<T, @Nullable String> attribute) {
		@Nullable String[] column = new @Nullable String[this.items.size()];
		for (int i = 0; i < column.length; i++) {
			column[i] = attribute.apply(this.items.get(i));
		}
		this.columns.add(column);
	}

	void bytes(Function<T, byte @Nullable []> attribute) {
		byte[] @Nullable [] column = new byte[this.items.size()] @Nullable [];
		for (int i = 0; i < column.length; i++) {
			column[i] = attribute.apply(this.items.get(i));
		}
		this.columns.add(column);
	}

	void number(ToLongFunction<T> attribute) {
		this.columns.add(this.items.stream().mapToLong(attribute).toArray());
	}

	void flag(Predicate<T> attribute) {
		boolean[] column = new boolean[this.items.size()];
		for (int i = 0; i < column.length; i++) {
			column[i] = attribute.test(this.items.get(i));
		}
		this.columns.add(column);
	}

	@Override
	public void setValues(PreparedStatement statement) throws SQLException {
		if (statement.isWrapperFor(PGStatement.class)) {
			// Planned each time, for as many items and as large a table as there are
			statement.unwrap(PGStatement.class).setPrepareThreshold(0);
		}
		for (int i = 0; i < this.columns.size(); i++) {
			statement.setObject(i + 1, this.columns.get(i));
		}
	}

}
