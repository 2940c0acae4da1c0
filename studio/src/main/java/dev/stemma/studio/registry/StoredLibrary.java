package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@link LibraryTable} as a view in the database. */
final class StoredLibrary implements LibraryTable {
    private final Tables tables;

    StoredLibrary(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Page find(LibraryQuery query) {
        Conditions conditions = new Conditions()
                .archived(query.archived())
                .equal("kind", query.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)))
                .equal("verdict", query.verdict().map(Verdict.State::name))
                .mix(query.mix())
                .search(query.search());
        Sorting sorting = new Sorting(query.order().column(), query.descending(), "id", query.offset(), query.limit());
        return new Page(
                tables.count("library", conditions), tables.find("library", conditions, sorting, StoredLibrary::row));
    }

    /** Also those that were put away. */
    List<LibraryRow> all() {
        return tables.find("library", StoredLibrary::row);
    }

    private static LibraryRow row(ResultSet row) throws SQLException {
        LibraryRow.Kind kind = Columns.constant(LibraryRow.Kind.class, row, "kind");
        return new LibraryRow(
                kind,
                row.getString("id"),
                row.getString("title"),
                Columns.time(row, "happened"),
                row.getBoolean("archived"),
                Columns.origins(row),
                Columns.optional(row, "tradition"),
                Columns.optional(row, "model"),
                Columns.texts(row, "people"),
                kind == LibraryRow.Kind.RECORD ? Optional.of(found(row)) : Optional.empty());
    }

    private static LibraryRow.Found found(ResultSet row) throws SQLException {
        return new LibraryRow.Found(
                row.getString("name"),
                row.getString("found_in"),
                Columns.constant(Verdict.State.class, row, "verdict"),
                Columns.texts(row, "failures"),
                Columns.optional(row, "signer"),
                Columns.texts(row, "labels"),
                Columns.optional(row, "log"));
    }
}
