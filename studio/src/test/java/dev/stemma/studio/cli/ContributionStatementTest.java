package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people did to a piece, bar by bar, and as a page to hand on. */
@Timeout(120)
class ContributionStatementTest {
    private static final String TITLE = "Hill <script>alert(1)</script> & \"Dale\" {{digest}}";

    private static Machine machine;

    /** One of four candidates is chosen; ann takes out the first note and enters another. */
    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        assertThat(machine.run("key", "new", "ann").exit()).isZero();
        machine.run(
                        "compose", "--seed", 1, "--bars", 4, "--count", 4, "--title", TITLE, "--as", "ann", "--out",
                        "m.mid")
                .done();
        machine.run("choose", "m-2.mid", "--as", "ann", "--out", "chosen.mid").done();
        JsonNode first = machine.run("inspect", "chosen.mid", "--json")
                .done()
                .json()
                .get("notes")
                .get(0);
        machine.write(
                "ops.json",
                ("[{\"op\":\"remove\",\"note\":\"" + first.get("id").asText() + "\"},"
                                + "{\"op\":\"add\",\"onset\":\"0\",\"duration\":\"1/4\",\"pitch\":61}]")
                        .getBytes(StandardCharsets.UTF_8));
        machine.run("edit", "chosen.mid", "--ops", "ops.json", "--as", "ann", "--out", "edited.mid")
                .done();
    }

    @Test
    void inspectTellsWhoDidWhatAndInWhichBar() {
        String text = machine.run("inspect", "edited.mid").done().out();

        assertThat(text)
                .containsSubsequence(
                        "what people did to it:",
                        "ann ",
                        "chose a candidate, entered 1 note, removed 1 note, asked the model once",
                        "selection 2.0 bits",
                        "not used      3 candidates with ",
                        "bar by bar",
                        "bar 1         hm",
                        "1 entered by ann",
                        "bar 4         m",
                        "It is not a verdict");
        assertThat(text).doesNotContain("%");
    }

    @Test
    void theDocumentHasTheSameFigures() {
        JsonNode contribution =
                machine.run("inspect", "edited.mid", "--json").done().json().get("contribution");

        JsonNode ann = contribution.get("people").get(0);
        assertThat(ann.get("name").asText()).isEqualTo("ann");
        assertThat(ann.at("/operations/note-added").asInt()).isOne();
        assertThat(ann.at("/bits/selection/bits").asDouble()).isEqualTo(2);
        assertThat(ann.at("/bits/constraint/bits").asDouble()).isPositive();
        assertThat(contribution.at("/origins/human").asInt()).isOne();
        assertThat(contribution.at("/unused/offers").asInt()).isEqualTo(3);
        assertThat(contribution.get("bars")).hasSize(4);
        assertThat(contribution.at("/bars/0/origins/human").asInt()).isOne();
        assertThat(contribution.at("/bars/1/from").asText()).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({"en, en, Contribution statement, It is not a verdict", "zh, zh-Hans, 创作贡献说明, 不是法律结论"})
    void thePageStandsAloneAndKeepsHostileTextAsText(String language, String tag, String heading, String note)
            throws Exception {
        String file = "statement-" + language + ".html";
        String out = machine.run("inspect", "edited.mid", "--html", file, "--lang", language)
                .done()
                .out();
        String page = new String(machine.read(file), StandardCharsets.UTF_8);

        assertThat(out).containsPattern("written: .*" + file);
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"" + tag + "\">", heading, note, "ann", "CC0-1.0", "<th scope=\"row\">1</th>")
                .contains("Hill &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Dale&quot; {{digest}}")
                .doesNotContain("<script", "src=", "href=", "url(http", "@import", "{{t.");
        assertThat(page.split("<rect class=\"note human", -1))
                .as("in the picture, in the legend")
                .hasSize(3);
        assertThat(page).containsPattern("<code>[0-9a-f]{64}</code>");
    }

    @Test
    void nothingIsStatedOfAFileThatDoesNotVerifyOrHasNoJournal() throws Exception {
        byte[] spoiled = machine.read("edited.mid");
        spoiled[spoiled.length - 10] ^= 1;
        machine.write("spoiled.mid", spoiled);
        machine.run("inspect", "spoiled.mid", "--html", "no.html").refused(ExitCode.FAILED);
        machine.run("strip", "edited.mid", "--out", "plain.mid").done();
        machine.run("inspect", "plain.mid", "--html", "no.html").refused(ExitCode.FAILED);
    }
}
