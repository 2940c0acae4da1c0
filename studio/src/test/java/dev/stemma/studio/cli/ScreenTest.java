package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees on a screen, and what a program reads. */
class ScreenTest {
    private static final String COLOUR = "\u001b\\[[0-9;]*m";

    private static Machine machine;

    @BeforeAll
    static void compose(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        machine.run("compose", "--seed", 1, "--bars", 2, "--out", "tune.mid", "--wav")
                .done();
        byte[] changed = machine.read("tune.mid");
        changed[60] = 0x41;
        machine.write("changed.mid", changed);
    }

    @Test
    void onAScreenTheVerdictHasAColourAndNoLineIsLongerThanEightyColumns() {
        for (String words : new String[] {
            "verify tune.wav", "verify changed.mid", "inspect tune.wav --tree", "trust list", "key list"
        }) {
            String shown = machine.onScreen().run((Object[]) words.split(" ")).out();
            assertThat(shown.replaceAll(COLOUR, "").lines())
                    .as(words)
                    .filteredOn(line -> !line.contains("urn:sha256:") && !line.startsWith("authority: "))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
        assertThat(machine.onScreen().run("verify", "tune.mid").out())
                .startsWith("tune.mid: \u001b[32mtrusted\u001b[0m");
        assertThat(machine.onScreen().run("verify", "changed.mid").out())
                .startsWith("changed.mid: \u001b[31minvalid\u001b[0m");
    }

    @Test
    void elsewhereASentenceIsOneLineAndHasNoColour() {
        String written = machine.run("verify", "changed.mid").out();
        String shown = machine.onScreen().run("verify", "changed.mid").out();

        assertThat(written).doesNotContain("\u001b");
        assertThat(words(written)).isEqualTo(words(shown.replaceAll(COLOUR, "")));
        assertThat(written.lines().count()).isLessThan(shown.lines().count());
    }

    /** Without the time, which goes on. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("T[0-9:.]+Z", "");
    }
}
