package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
    private static final String HEAD = "set,melody,fold,notes,plain,fancy\n";
    private static final SetScore SCORE = new SetScore(
            new Plan.Part(Sets.of("two", 2), new Folds(List.of(0, 1))),
            List.of(new MelodyScore("m0", 0, 3, 6), new MelodyScore("m1", 1, 4, 4)));

    @TempDir
    private Path folder;

    @Test
    void differencesAreOursLessTheirsMelodyByMelody() throws Exception {
        Reference reference = read(HEAD + "two,m1,1,4,1.5,1\ntwo,m0,0,3,1.5,2.5\nother,m0,0,9,1,1\n");

        assertThat(reference.columns()).containsExactly("plain", "fancy");
        assertThat(reference.differences(SCORE, "plain")).containsExactly(new double[] {0.5, -0.5}, within(1e-12));
        assertThat(reference.differences(SCORE, "fancy")).containsExactly(new double[] {-0.5, 0}, within(1e-12));
        assertThat(reference.onSameFolds(SCORE)).isTrue();
        assertThat(reference.knows("two")).isTrue();
        assertThat(reference.knows("three")).isFalse();
    }

    @Test
    void figuresOnOtherFoldsAreSaidToBe() throws Exception {
        Reference reference = read(HEAD + "two,m1,1,4,1.5,1\ntwo,m0,7,3,1.5,2.5\n");

        assertThat(reference.onSameFolds(SCORE)).isFalse();
    }

    @Test
    void figuresThatAreOfOtherMelodiesAreRefusedByName() throws Exception {
        assertThatThrownBy(() -> read(HEAD + "two,m0,0,3,1,1\n").differences(SCORE, "plain"))
                .hasMessageContaining("no figures for the melody m1 of two");
        assertThatThrownBy(() -> read(HEAD + "two,m0,0,4,1,1\n").differences(SCORE, "plain"))
                .hasMessageContaining("two, m0: found 4 notes, expected 3");
        assertThatThrownBy(() -> read(HEAD).differences(SCORE, "plane"))
                .hasMessageContaining("no column plane; there are plain, fancy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "set,melody,notes ! the first line names the columns",
                "set,melody,fold,notes ! the first line names the columns",
                "set,melody,fold,notes,a,a ! the first line names the columns",
                "set,melody,fold,notes,a|two,m0,0,3 ! line 2: found 4 values for 5 columns",
                "set,melody,fold,notes,a|two,m0,0,3,x ! line 2: no number",
                "set,melody,fold,notes,a|two,m0,0,3,-1 ! line 2: bits are numbers from 0, found -1",
                "set,melody,fold,notes,a|two,m0,0,3,NaN ! line 2: bits are numbers from 0, found NaN",
                "set,melody,fold,notes,a|two,m0,0,3,1||two,m0,0,3,1 ! line 4: the melody m0 of two stands there again"
            })
    void aFileThatIsNoTableOfFiguresIsRefusedWithThePlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith(folder.resolve("figures.csv").toString())
                .hasMessageContaining(message);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        Path file = Files.write(folder.resolve("figures.csv"), "\u00e4".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Reference.read(file)).isInstanceOf(EvaluationException.class);
    }

    private Reference read(String text) throws IOException, EvaluationException {
        return Reference.read(Files.writeString(folder.resolve("figures.csv"), text));
    }
}
