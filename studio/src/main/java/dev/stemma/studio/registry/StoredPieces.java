package dev.stemma.studio.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** {@link PieceTable} in the database. */
final class StoredPieces implements PieceTable {
    private final Tables tables;

    StoredPieces(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void put(PieceRow row) {
        Stream<String> searched = Stream.of(
                        Stream.of(row.title()), row.tradition().stream(), row.model().stream(), row.people().stream())
                .flatMap(texts -> texts);
        Columns columns = new Columns()
                .text("id", row.id().toString())
                .text("title", row.title())
                .time("created", row.created())
                .time("changed", row.changed())
                .with("archived", row.archived())
                .with("entries", row.entries())
                .with("shown", row.shown())
                .origins(row.origins())
                .text("tradition", row.tradition())
                .text("beginning_key", row.key())
                .text("beginning_metre", row.metre())
                .with("bars", row.bars())
                .text("model", row.model())
                .texts("people", row.people())
                .text("folded_title", SearchText.folded(row.title()))
                .text("folded", SearchText.folded(searched));
        tables.put("pieces", "id", columns);
    }

    @Override
    public Optional<PieceRow> find(UUID piece) {
        return tables.find("pieces", "id", piece.toString(), StoredPieces::row);
    }

    @Override
    public Page find(PieceQuery query) {
        Conditions conditions = new Conditions().archived(query.archived()).search(query.search());
        Sorting sorting = new Sorting(column(query.order()), query.descending(), "id", query.offset(), query.limit());
        int total = tables.count("pieces", conditions);
        List<PieceRow> rows = tables.find("pieces", conditions, sorting, StoredPieces::row);
        return new Page(total, rows);
    }

    private static String column(PieceQuery.Order order) {
        return switch (order) {
            case CHANGED -> "changed";
            case CREATED -> "created";
            case TITLE -> "folded_title";
            case TRADITION -> "tradition";
            case NOTES -> "notes";
        };
    }

    private static PieceRow row(ResultSet row) throws SQLException {
        return new PieceRow(
                UUID.fromString(row.getString("id")),
                row.getString("title"),
                Columns.time(row, "created"),
                Columns.time(row, "changed"),
                row.getBoolean("archived"),
                row.getInt("entries"),
                row.getInt("shown"),
                Columns.origins(row),
                Columns.optional(row, "tradition"),
                Columns.optional(row, "beginning_key"),
                Columns.optional(row, "beginning_metre"),
                row.getInt("bars"),
                Columns.optional(row, "model"),
                Columns.texts(row, "people"));
    }
}
