package dev.stemma.studio.documents;

import java.util.List;
import java.util.stream.Collectors;

/** A table as CSV (RFC 4180), as programs for tables and statistics read it. */
public final class Csv {
    /** With one of these at its start a cell would be taken for a formula, and worked out where the table is opened. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r";

    private final StringBuilder table = new StringBuilder();

    /** Adds a row. */
    public Csv add(List<String> cells) {
        table.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** A cell that people or files have filled. */
    public static String text(String text) {
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
