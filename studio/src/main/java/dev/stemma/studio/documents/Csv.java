package dev.stemma.studio.documents;

import dev.stemma.provenance.record.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** A table as CSV (RFC 4180), as programs for tables and statistics read it. */
public final class Csv {
    /** With one of these at its start, wide or narrow, a cell would be taken for a formula, and worked out where the table is opened. */
    private static final String BEGIN_FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder table = new StringBuilder();

    /** Adds a row. */
    public Csv add(List<String> cells) {
        table.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** A cell that people or files have filled: on one line, without what steers a screen, and no formula. */
    public static String text(String text) {
        String plain = PlainText.of(text);
        String beginning = plain.stripLeading();
        return !beginning.isEmpty() && BEGIN_FORMULAS.indexOf(beginning.charAt(0)) >= 0 ? "'" + plain : plain;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
