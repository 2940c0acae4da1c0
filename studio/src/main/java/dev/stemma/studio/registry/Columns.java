package dev.stemma.studio.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.provenance.record.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values of rows as columns, and back. */
final class Columns {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant EPOCH = Instant.EPOCH;

    private final Map<String, Object> values = new LinkedHashMap<>();

    Columns with(String column, Object value) {
        values.put(column, value);
        return this;
    }

    Columns text(String column, String value) {
        return with(column, SearchText.storable(value));
    }

    Columns text(String column, Optional<String> value) {
        return with(column, value.map(SearchText::storable));
    }

    Columns texts(String column, List<String> value) {
        try {
            return with(
                    column,
                    JSON.writeValueAsString(
                            value.stream().map(SearchText::storable).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts cannot be written", e);
        }
    }

    Columns time(String column, Instant value) {
        return with(column, ChronoUnit.MICROS.between(EPOCH, value));
    }

    Columns origins(SortedMap<Origin, Integer> origins) {
        for (Origin origin : Origin.values()) {
            with("origin_" + origin, origins.getOrDefault(origin, 0));
        }
        return with("notes", OriginCounts.notes(origins));
    }

    List<Object> values() {
        return List.copyOf(values.values());
    }

    /** Adds the row, or replaces the one of the same key. */
    String putInto(String table, String key) {
        String names = String.join(", ", values.keySet());
        String given = String.join(", ", Collections.nCopies(values.size(), "?"));
        String replaced = values.keySet().stream()
                .filter(name -> !name.equals(key))
                .map(name -> name + " = excluded." + name)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table + " (" + names + ") VALUES (" + given + ") ON CONFLICT (" + key
                + ") DO UPDATE SET " + replaced;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return EPOCH.plus(row.getLong(column), ChronoUnit.MICROS);
    }

    static Optional<String> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        try {
            return List.of(JSON.readValue(row.getString(column), String[].class));
        } catch (JsonProcessingException e) {
            throw new SQLException("column " + column + " is no list of texts: " + e.getOriginalMessage(), e);
        }
    }

    /** Those of which there are notes. */
    static SortedMap<Origin, Integer> origins(ResultSet row) throws SQLException {
        Map<Origin, Integer> origins = new EnumMap<>(Origin.class);
        for (Origin origin : Origin.values()) {
            int notes = row.getInt("origin_" + origin);
            if (notes > 0) {
                origins.put(origin, notes);
            }
        }
        return new TreeMap<>(origins);
    }

    static <E extends Enum<E>> E constant(Class<E> type, ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new SQLException("column " + column + " holds " + name));
    }
}
