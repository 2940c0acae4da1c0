package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link RecordTable} in the database. */
final class StoredRecords implements RecordTable {
    private final Tables tables;

    StoredRecords(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void put(RecordRow row) {
        Columns columns = new Columns()
                .text("file", row.file().toString())
                .text("name", row.name())
                .text("found_in", row.foundIn())
                .text("media_type", row.mediaType())
                .time("examined", row.examined())
                .with("archived", row.archived())
                .text("verdict", row.verdict().name())
                .with("passed", row.passed())
                .texts("failures", row.failures())
                .text("signer", row.signer())
                .text("title", row.title())
                .origins(row.origins())
                .text("tradition", row.tradition())
                .text("model", row.model())
                .texts("people", row.people())
                .texts("labels", row.labels())
                .text("log", row.log())
                .text("folded_title", SearchText.folded(row.title().orElse(row.name())))
                .text("folded", SearchText.folded(searched(row)));
        tables.put("records", "file", columns);
    }

    private static Stream<String> searched(RecordRow row) {
        return Stream.of(
                        Stream.of(row.name(), row.foundIn()),
                        row.title().stream(),
                        row.tradition().stream(),
                        row.model().stream(),
                        row.signer().stream(),
                        row.people().stream(),
                        row.labels().stream(),
                        row.log().stream())
                .flatMap(texts -> texts);
    }

    @Override
    public Optional<RecordRow> find(Digest file) {
        return tables.find("records", "file", file.toString(), StoredRecords::row);
    }

    @Override
    public boolean archive(Digest file, boolean archived) {
        return tables.set("records", "file", file.toString(), "archived", archived);
    }

    private static RecordRow row(ResultSet row) throws SQLException {
        return new RecordRow(
                Digest.parse(row.getString("file")),
                row.getString("name"),
                row.getString("found_in"),
                row.getString("media_type"),
                Columns.time(row, "examined"),
                row.getBoolean("archived"),
                Columns.constant(Verdict.State.class, row, "verdict"),
                row.getInt("passed"),
                Columns.texts(row, "failures"),
                Columns.optional(row, "signer"),
                Columns.optional(row, "title"),
                Columns.origins(row),
                Columns.optional(row, "tradition"),
                Columns.optional(row, "model"),
                Columns.texts(row, "people"),
                Columns.texts(row, "labels"),
                Columns.optional(row, "log"));
    }
}
