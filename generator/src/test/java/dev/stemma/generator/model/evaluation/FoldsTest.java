package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldsTest {
    private static final MelodySet THREE = Sets.of("three", 3);

    @TempDir
    private Path folder;

    @Test
    void everyMelodyIsInOneFoldAndFoldsAreNearlyEqual() throws Exception {
        Folds folds = Folds.ranked(Sets.of("tunes", 23), 10, 1);

        assertThat(folds.numbers()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        for (int fold : folds.numbers()) {
            assertThat(folds.tested(fold).length).isBetween(2, 3);
            assertThat(folds.tested(fold).length + folds.training(fold).length).isEqualTo(23);
        }
    }

    @Test
    void aFoldDependsOnNamesAndSeedNotOnTheOrder() throws Exception {
        MelodySet set = Sets.of("tunes", 23);
        List<SetMelody> shuffled = new ArrayList<>(set.melodies());
        Collections.shuffle(shuffled, new Random(7));
        Folds other = Folds.ranked(new MelodySet("other", shuffled), 5, 1);
        Folds folds = Folds.ranked(set, 5, 1);

        for (int i = 0; i < 23; i++) {
            int place = shuffled.indexOf(set.melodies().get(i));
            assertThat(other.ofMelodies().get(place))
                    .isEqualTo(folds.ofMelodies().get(i));
        }
        assertThat(Folds.ranked(set, 5, 2)).isNotEqualTo(folds);
    }

    /** So that a change of the rule is noticed: figures of before could not be compared. */
    @Test
    void theRuleIsKept() throws Exception {
        assertThat(Folds.ranked(Sets.of("tunes", 8), 3, 1).ofMelodies()).containsExactly(1, 0, 0, 2, 1, 1, 2, 0);
    }

    @Test
    void versionsOfATuneAreNeverOnTwoSides() throws Exception {
        List<SetMelody> melodies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            melodies.add(Sets.melody("m" + i, "g" + i % 8, 60));
        }

        Folds folds = Folds.ranked(new MelodySet("tunes", melodies), 4, 1);

        for (int i = 0; i < 40; i++) {
            assertThat(folds.ofMelodies().get(i)).isEqualTo(folds.ofMelodies().get(i % 8));
        }
        assertThatThrownBy(() -> Folds.ranked(new MelodySet("tunes", melodies), 9, 1))
                .isInstanceOf(EvaluationException.class)
                .hasMessage("9 folds need at least 9 melodies that are no versions of one another; tunes has 8");
    }

    @Test
    void aFileSaysWhichMelodyIsInWhichFold() throws Exception {
        FoldsFile file = file("""
                {"k":10,"format":"x","folds":{"other":{"a":1},"three":{"m2":0,"m0":4,"m1":0}}}""");

        Folds folds = file.of(THREE);

        assertThat(folds.ofMelodies()).containsExactly(4, 0, 0);
        assertThat(folds.numbers()).containsExactly(0, 4);
        assertThat(folds.tested(0)).containsExactly(1, 2);
        assertThat(folds.training(0)).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "{'folds':{'three':{'m0':0,'m1':1}}} ! no fold for the melody m2 of three",
                "{'folds':{'three':{'m0':0,'m1':1,'m2':1,'m3':1}}} ! a fold for the melody m3, which is not in the set three",
                "{'k':2,'folds':{'three':{'m0':0,'m1':1,'m2':2}}} ! three, m2: folds are numbered 0 to 1, found 2",
                "{'folds':{'three':{'m0':0,'m1':-1,'m2':1}}} ! three, m1: folds are numbered 0 to 9999, found -1",
                "{'folds':{'three':{'m0':0,'m1':'1','m2':1}}} ! three, m1: folds are numbered 0 to 9999, found \"1\"",
                "{'folds':{'three':{'m0':0,'m0':1,'m1':1,'m2':1}}} ! 'm0'",
                "{'folds':{'three':{'m0':1,'m1':1,'m2':1}}} ! all melodies of three are in one fold",
                "{'folds':{'four':{'m0':0}}} ! no folds for the set three; there are folds for four",
                "{'k':'many','folds':{}} ! \"k\" is 2 to 10000, found \"many\"",
                "{'fold':{}} ! no folds in it",
                "[] ! no folds in it",
                "{'folds': ! line 1"
            })
    void aFileThatDoesNotFitIsRefusedByName(String json, String message) {
        assertThatThrownBy(() -> file(json.replace('\'', '"')).of(THREE))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith(folder.resolve("folds.json") + ": ")
                .hasMessageContaining(message);
    }

    private FoldsFile file(String json) throws IOException, EvaluationException {
        return FoldsFile.read(Files.writeString(folder.resolve("folds.json"), json));
    }
}
