package dev.stemma.studio.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.registry.LibraryRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of the library as programs for statistics read them. */
class TableFormTest {
    private static LibraryRow row(String title) {
        return new LibraryRow(
                LibraryRow.Kind.PIECE,
                "id",
                title,
                Instant.EPOCH,
                false,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                List.of(title),
                Optional.empty());
    }

    private static String text(TableForm form, String title) {
        return new String(form.write(List.of(row(title))), StandardCharsets.UTF_8);
    }

    /** As OWASP names them, "CSV Injection": a cell is worked out after blanks too, and in wide characters. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", " =1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1+1", "\uFF20a", "\u3000=1"})
    void aTitleIsNoFormula(String title) {
        assertThat(text(TableForm.CSV, title)).contains(",\"'" + title + "\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n=1+1", "a\r\nb", "\u001b[31mred", "\u202Ebackwards", "a\u2028b\u0085c", "\"quoted\", 1"})
    void aRowIsOneLineAndSteersNoScreen(String title) {
        for (TableForm form : TableForm.values()) {
            List<String> lines = text(form, title).lines().toList();

            assertThat(lines).hasSize(form == TableForm.CSV ? 2 : 1);
            assertThat(lines.get(lines.size() - 1).codePoints()).allMatch(PlainText::isPrintable);
        }
        JsonNode told = Json.parsed(text(TableForm.JSON_LINES, title)).orElseThrow();
        assertThat(told.get("title").asText()).isEqualTo(title);
    }
}
