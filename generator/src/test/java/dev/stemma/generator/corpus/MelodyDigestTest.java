package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.music.Melody;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelodyDigestTest {
    @TempDir
    private Path folder;

    @Test
    void aMelodyIsKnownByItsIntervalsAndTheProportionsOfItsTimes() throws Exception {
        Melody melody = melody("X:1\nM:4/4\nL:1/4\nK:C\nC D2 B, | C4 |");

        assertThat(MelodyDigest.text(melody)).isEqualTo("stemma melody 1\n2:1 -3:2 1:1");
        assertThat(MelodyDigest.of(melody))
                .isEqualTo(Digest.of("stemma melody 1\n2:1 -3:2 1:1".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X:1\nM:4/4\nL:1/4\nK:F\nF G2 E | F4 |",
                "X:1\nM:4/4\nL:1/8\nQ:1/4=200\nK:C\nC D2 B, C4 |",
                "X:1\nM:4/4\nL:1/2\nK:C\nC D2 B, | C8 |",
                "X:1\nM:4/4\nL:1/4\nK:C\nC D z B, | C2 z2 |",
                "X:7\nT:Another name\nM:3/4\nL:1/4\nK:D\nD | E2 ^C | D |",
            })
    void keyTempoArticulationMetreAndTheLastNoteDoNotCount(String abc) throws Exception {
        assertThat(MelodyDigest.text(melody(abc))).isEqualTo("stemma melody 1\n2:1 -3:2 1:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X:1\nM:4/4\nL:1/4\nK:C\nC E2 B, | C4 |",
                "X:1\nM:4/4\nL:1/4\nK:C\nC D B,2 | C4 |",
                "X:1\nM:4/4\nL:1/4\nK:C\nC D2 B, | C2 C2 |",
            })
    void anotherPitchTimeOrNoteMakesAnotherMelody(String abc) throws Exception {
        assertThat(MelodyDigest.text(melody(abc))).isNotEqualTo("stemma melody 1\n2:1 -3:2 1:1");
    }

    @Test
    void tripletsBesideTheirPlaceAreLookedForAtTheirPlaceToo() throws Exception {
        Melody triplet = melody("X:1\nM:none\nL:1/4\nK:C\nC1/3 D1/3 E1/3 F2 G |");
        Melody clockOf1024 = melody("X:1\nM:none\nL:1/4\nK:C\nC341/1024 D342/1024 E341/1024 F2 G |");

        assertThat(MelodyDigest.forms(triplet)).containsExactly(MelodyDigest.of(triplet));
        assertThat(MelodyDigest.forms(clockOf1024))
                .containsExactly(MelodyDigest.of(clockOf1024), MelodyDigest.of(triplet));
    }

    private Melody melody(String abc) throws Exception {
        Path file = Files.writeString(folder.resolve("tune.abc"), abc + "\n");
        return Corpus.load(file, List.of()).corpus().works().get(0).melodies().get(0);
    }
}
