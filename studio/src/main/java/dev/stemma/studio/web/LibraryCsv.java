package dev.stemma.studio.web;

import dev.stemma.provenance.record.Origin;
import dev.stemma.studio.registry.LibraryRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of the library as CSV (RFC 4180) under the names of their fields, in UTF-8 with a mark by which tables know it. */
final class LibraryCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** With one of these at its start a cell would be taken for a formula, and worked out where the table is opened. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private LibraryCsv() {}

    static String of(List<LibraryRow> rows) {
        StringBuilder table = new StringBuilder(BYTE_ORDER_MARK);
        add(table, header());
        rows.forEach(row -> add(table, cells(row)));
        return table.toString();
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of("kind", "id", "title", "happened", "archived", "notes"));
        Arrays.stream(Origin.values()).map(Origin::toString).forEach(names::add);
        names.addAll(
                List.of("tradition", "model", "people", "name", "foundIn", "verdict", "failures", "signer", "labels"));
        return names;
    }

    private static List<String> cells(LibraryRow row) {
        List<String> cells = new ArrayList<>(List.of(
                LibraryJson.word(row.kind()),
                row.id(),
                text(row.title()),
                row.happened().toString(),
                String.valueOf(row.archived()),
                String.valueOf(row.notes())));
        for (Origin origin : Origin.values()) {
            cells.add(String.valueOf(row.origins().getOrDefault(origin, 0)));
        }
        Optional<LibraryRow.Found> found = row.record();
        cells.addAll(List.of(
                text(row.tradition().orElse("")),
                text(row.model().orElse("")),
                texts(row.people()),
                text(found.map(LibraryRow.Found::name).orElse("")),
                text(found.map(LibraryRow.Found::foundIn).orElse("")),
                found.map(each -> LibraryJson.word(each.verdict())).orElse(""),
                texts(found.map(LibraryRow.Found::failures).orElse(List.of())),
                text(found.flatMap(LibraryRow.Found::signer).orElse("")),
                texts(found.map(LibraryRow.Found::labels).orElse(List.of()))));
        return cells;
    }

    private static String texts(List<String> texts) {
        return text(String.join("; ", texts));
    }

    private static String text(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void add(StringBuilder table, List<String> cells) {
        table.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }
}
