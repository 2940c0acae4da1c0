package dev.stemma.studio.documents;

import dev.stemma.studio.registry.LibraryRow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In what form rows of the library are given out for statistics. */
public enum TableForm {
    /** RFC 4180, with a heading. */
    CSV(".csv", "text/csv") {
        @Override
        String text(List<LibraryRow> rows) {
            return LibraryCsv.of(rows);
        }
    },
    /** One JSON object a line, with the names of the columns. */
    JSON_LINES(".jsonl", "application/jsonl") {
        @Override
        String text(List<LibraryRow> rows) {
            StringBuilder lines = new StringBuilder();
            for (LibraryRow row : rows) {
                lines.append(Json.line(LibraryJson.of(row))).append('\n');
            }
            return lines.toString();
        }
    };

    private final String ending;
    private final String mediaType;

    TableForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    abstract String text(List<LibraryRow> rows);

    /** The form that the name of a file asks for. */
    public static Optional<TableForm> ofName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> name.endsWith(each.ending))
                .findFirst();
    }

    public String mediaType() {
        return mediaType;
    }

    /** The table in UTF-8. */
    public byte[] write(List<LibraryRow> rows) {
        return text(rows).getBytes(StandardCharsets.UTF_8);
    }
}
