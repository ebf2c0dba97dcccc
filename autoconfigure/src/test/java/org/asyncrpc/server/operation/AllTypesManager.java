package org.asyncrpc.server.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import org.asyncrpc.AsyncCallHandle;
import org.asyncrpc.AsyncRpcManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A manager with an argument of every type that matters.
 */
@AsyncRpcManager
class AllTypesManager {

	void all(AsyncCallHandle<Void> call, @Nullable Byte byteValue, @Nullable Short shortValue,
			@Nullable Integer integer, @Nullable Long longValue, @Nullable BigInteger bigInteger,
			@Nullable Float floatValue, @Nullable Double doubleValue, @Nullable BigDecimal bigDecimal,
			@Nullable Boolean bool, @Nullable Character character, @Nullable String string,
			@Nullable StringBuilder stringBuilder, @Nullable Plain plain, @Nullable Numbered numbered,
			@Nullable Made made, @Nullable UUID uuid, @Nullable URI uri, @Nullable Locale locale,
			@Nullable Instant instant, @Nullable Duration duration, @Nullable LocalDate localDate, @Nullable Year year,
			@Nullable Month month, @Nullable Date date, @Nullable Calendar calendar, byte @Nullable [] bytes,
			int @Nullable [] ints, double @Nullable [] doubles, boolean @Nullable [] booleans,
			String @Nullable [] strings, @Nullable List<Integer> integers, @Nullable List<String> stringList,
			@Nullable Set<Plain> plains, @Nullable Map<String, Integer> map, @Nullable Map<Integer, Boolean> intKeys,
			@Nullable Bean bean, @Nullable Wrapper wrapper, @Nullable Formatted formatted,
			@Nullable AtomicInteger atomicInteger, @Nullable AtomicBoolean atomicBoolean, Optional<Integer> optional,
			OptionalInt optionalInt, OptionalDouble optionalDouble, @Nullable JsonNode node,
			@Nullable Object anything) {
	}

	enum Plain {

		A, B

	}

	enum Numbered {

		ONE(1), TWO(2);

		@JsonValue
		final int number;

		Numbered(int number) {
			this.number = number;
		}

	}

	enum Made {

		X;

		@JsonCreator
		static Made of(String name) {
			return Made.valueOf(name.toUpperCase(Locale.ROOT));
		}

	}

	record Bean(int number, @Nullable String text) {
	}

	record Wrapper(@JsonValue String value) {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		Wrapper {
		}

	}

	record Formatted(@JsonFormat(shape = JsonFormat.Shape.NUMBER) @Nullable Instant number,
			@JsonFormat(pattern = "dd.MM.yyyy") @Nullable LocalDate pattern,
			@JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Year year) {
	}

}
