package dev.stemma.studio.documents;

import dev.stemma.provenance.record.Origin;
import dev.stemma.studio.registry.LibraryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rows of the library as CSV (RFC 4180) under the names of their fields, in UTF-8 with a mark by which tables know it. */
public final class LibraryCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private LibraryCsv() {}

    /** The table with its heading. */
    public static String of(List<LibraryRow> rows) {
        Csv table = new Csv().add(header());
        rows.forEach(row -> table.add(cells(row)));
        return BYTE_ORDER_MARK + table;
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("kind", "id", "title", "happened", "archived", "notes"));
        Arrays.stream(Origin.values()).map(Origin::toString).forEach(names::add);
        names.addAll(List.of(
                "tradition", "model", "people", "name", "foundIn", "verdict", "failures", "signer", "labels", "log"));
        return names;
    }

    private static List<String> cells(LibraryRow row) {
        List<String> cells = new ArrayList<>(List.of(
                LibraryJson.word(row.kind()),
                row.id(),
                Csv.text(row.title()),
                row.happened().toString(),
                String.valueOf(row.archived()),
                String.valueOf(row.notes())));
        for (Origin origin : Origin.values()) {
            cells.add(String.valueOf(row.origins().getOrDefault(origin, 0)));
        }
        Optional<LibraryRow.Found> found = row.record();
        cells.addAll(List.of(
                Csv.text(row.tradition().orElse("")),
                Csv.text(row.model().orElse("")),
                texts(row.people()),
                Csv.text(found.map(LibraryRow.Found::name).orElse("")),
                Csv.text(found.map(LibraryRow.Found::foundIn).orElse("")),
                found.map(each -> LibraryJson.word(each.verdict())).orElse(""),
                texts(found.map(LibraryRow.Found::failures).orElse(List.of())),
                Csv.text(found.flatMap(LibraryRow.Found::signer).orElse("")),
                texts(found.map(LibraryRow.Found::labels).orElse(List.of())),
                Csv.text(found.flatMap(LibraryRow.Found::log).orElse(""))));
        return cells;
    }

    private static String texts(List<String> texts) {
        return Csv.text(String.join("; ", texts));
    }
}
