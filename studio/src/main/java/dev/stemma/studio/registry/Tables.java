package dev.stemma.studio.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Statements on tables and views of the database; the first one waits until it is open. */
final class Tables {
    private final Supplier<Database> database;

    Tables(Supplier<Database> database) {
        this.database = database;
    }

    /** A row as a value. */
    interface Reading<T> {
        T row(ResultSet row) throws SQLException;
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    void put(String table, String key, Columns columns) {
        run(columns.putInto(table, key), columns.values(), PreparedStatement::executeUpdate);
    }

    boolean set(String table, String key, String id, String column, Object value) {
        String sql = "UPDATE " + table + " SET " + column + " = ? WHERE " + key + " = ?";
        return run(sql, List.of(value, id), PreparedStatement::executeUpdate) > 0;
    }

    <T> Optional<T> find(String table, String key, String id, Reading<T> reading) {
        String sql = "SELECT * FROM " + table + " WHERE " + key + " = ?";
        return run(sql, List.of(id), statement -> rows(statement, reading)).stream()
                .findFirst();
    }

    <T> List<T> find(String table, Reading<T> reading) {
        return run("SELECT * FROM " + table, List.of(), statement -> rows(statement, reading));
    }

    void delete(String table, String key, String id) {
        run("DELETE FROM " + table + " WHERE " + key + " = ?", List.of(id), PreparedStatement::executeUpdate);
    }

    /** Has the database give up what was deleted. */
    void scrub() {
        database.get().scrubbing().forEach(sql -> run(sql, List.of(), PreparedStatement::execute));
    }

    int count(String table, Conditions conditions) {
        String sql = "SELECT COUNT(*) FROM " + table + conditions.where();
        return run(sql, conditions.values(), statement -> rows(statement, row -> row.getInt(1)))
                .get(0);
    }

    <T> List<T> find(String table, Conditions conditions, Sorting sorting, Reading<T> reading) {
        List<Object> values = new ArrayList<>(conditions.values());
        values.add(sorting.limit());
        values.add(sorting.offset());
        String sql = "SELECT * FROM " + table + conditions.where() + sorting.clause();
        return run(sql, values, statement -> rows(statement, reading));
    }

    private <T> T run(String sql, List<Object> values, Work<T> work) {
        Database open = database.get();
        try (Connection connection = open.source().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                Object value = values.get(i) instanceof Optional<?> optional ? optional.orElse(null) : values.get(i);
                statement.setObject(i + 1, value);
            }
            return work.with(statement);
        } catch (SQLException e) {
            throw open.explained(e);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Reading<T> reading) throws SQLException {
        List<T> read = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                read.add(reading.row(rows));
            }
        }
        return read;
    }
}
