package org.asyncrpc.server.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON types that an application writes dates and times as, found by having it write
 * some, as there is more than one way to configure them.
 */
final class TemporalShapes {

	private final Map<Class<?>, TemporalShape> shapes = new HashMap<>();

	private final TemporalShape other;

	TemporalShapes(JsonMapper mapper) {
		OffsetDateTime epoch = Instant.EPOCH.atOffset(ZoneOffset.UTC);
		Stream
			.of(Duration.ZERO, Instant.EPOCH, LocalDate.EPOCH, epoch.toLocalDateTime(), LocalTime.NOON,
					MonthDay.of(1, 1), epoch, epoch.toOffsetTime(), YearMonth.of(1970, 1), epoch.toZonedDateTime(),
					Month.JANUARY)
			.forEach((sample) -> this.shapes.put(sample.getClass(), shape(mapper, sample).orString()));
		this.shapes.put(Year.class, shape(mapper, Year.of(1970)));
		this.other = shape(mapper, Date.from(Instant.EPOCH)).orString();
	}

	TemporalShape of(Class<?> type) {
		return this.shapes.getOrDefault(type, this.other);
	}

	private static TemporalShape shape(JsonMapper mapper, Object sample) {
		return TemporalShape.of(mapper.<JsonNode>valueToTree(sample));
	}

}
