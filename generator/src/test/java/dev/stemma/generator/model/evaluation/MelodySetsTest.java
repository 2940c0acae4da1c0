package dev.stemma.generator.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.corpus.CorpusDescriptor;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MelodySetsTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfMelodyJsonLinesIsASetInTheOrderOfItsLines() throws Exception {
        Path file = write("tunes.jsonl", """
                {"id":"b","title":"Second","notes":[[0,480,60],[480,240,62]]}
                {"id":"a","title":"First","notes":[[0,480,64]]}
                """);

        MelodySet set = only(file);

        assertThat(set.name()).isEqualTo("tunes");
        assertThat(set.melodies()).extracting(SetMelody::name).containsExactly("b", "a");
        assertThat(set.noteCount()).isEqualTo(3);
        assertThat(set.melodies().get(0).melody().notes().get(1).onset()).isEqualTo(Ticks.quarters(1));
    }

    @Test
    void linesThatAreOnlyNamedCount24ToAQuarterAndAllOthers480() throws Exception {
        Path file = write("both.jsonl", """
                {"name":"short","notes":[[24,12,60]]}
                {"id":"long","notes":[[480,240,60]]}
                {"name":"stated","ticksPerQuarter":96,"notes":[[96,48,60]]}
                """);

        for (EventMelody melody : only(file).events()) {
            assertThat(melody.onsets()).as(melody.name()).containsExactly(24);
            assertThat(melody.durations()).as(melody.name()).containsExactly(12);
        }
    }

    @Test
    void eventsAreCountedInAUnitThatIsExactForTheWholeSet() throws Exception {
        assertThat(durations("{\"name\":\"a\",\"notes\":[[0,8,60]]}")).containsExactly(8);
        assertThat(durations("{\"id\":\"a\",\"notes\":[[0,15,60]]}")).containsExactly(15);
        assertThat(durations("{\"id\":\"a\",\"ticksPerQuarter\":7,\"notes\":[[0,1,60],[2,3,60]]}"))
                .containsExactly(1, 3);
    }

    private int[] durations(String line) throws Exception {
        return only(write("unit.jsonl", line)).events().get(0).durations();
    }

    @Test
    void aFolderOfSuchFilesIsASetForEachWhateverElseLiesThere() throws Exception {
        write("sets/2-b.jsonl", "{\"name\":\"x\",\"notes\":[[0,24,60]]}");
        write("sets/1-a.jsonl", "{\"name\":\"x\",\"notes\":[[0,24,60]]}");
        write("sets/folds.json", "{}");
        write("sets/CARD.md", "not music");
        write("sets/midi/x.mid", "not even MIDI");

        List<MelodySet> sets =
                MelodySets.read(folder.resolve("sets"), List.of()).sets();

        assertThat(sets).extracting(MelodySet::name).containsExactly("1-a", "2-b");
        assertThat(sets.get(0).digest()).isEqualTo(sets.get(1).digest());
    }

    @Test
    void whatATrainingCorpusIsReadFromIsASetToo() throws Exception {
        write("tunes/corpus.json", """
                {"name":"ours","tradition":"my-village","licence":"CC0-1.0","source":"ourselves"}""");
        write("tunes/a.abc", "X:1\nT:One\nM:2/4\nL:1/8\nK:G\nGABc|d4|]\n");
        write("tunes/b.jsonl", "{\"id\":\"two\",\"notes\":[[0,480,60]]}");

        MelodySets read = MelodySets.read(folder.resolve("tunes"), List.of());

        assertThat(read.sets()).hasSize(1);
        assertThat(read.sets().get(0).name()).isEqualTo("ours");
        assertThat(read.sets().get(0).melodies())
                .hasSize(2)
                .allSatisfy(melody -> assertThat(melody.tradition()).contains(new Tradition("my-village")));
        assertThat(read.notes()).anyMatch(line -> line.startsWith("a.abc: 1 taken"));
    }

    @Test
    void aDescriptorGivesALinesFileItsTradition() throws Exception {
        Path file = write("tunes.jsonl", "{\"id\":\"two\",\"notes\":[[0,480,60]]}");
        CorpusDescriptor terms =
                CorpusDescriptor.of("village", new Tradition("village"), Licence.Standard.CC0_1_0, "ourselves");

        MelodySet set = MelodySets.read(file, List.of(terms)).sets().get(0);

        assertThat(set.name()).isEqualTo("village");
        assertThat(set.melodies().get(0).tradition()).contains(new Tradition("village"));
    }

    @Test
    void versionsOfATuneShareAGroup() throws Exception {
        MelodySet set = only(write("tunes.jsonl", """
                {"id":"a","group":"g","notes":[[0,480,60]]}
                {"id":"b","group":"g","notes":[[0,480,60]]}
                {"id":"c","notes":[[0,480,60]]}
                """));

        assertThat(set.melodies()).extracting(SetMelody::group).containsExactly("g", "g", "c");
    }

    @Test
    void linesThatAreNoMelodyAreLeftOutAndReported() throws Exception {
        MelodySets read = MelodySets.read(write("tunes.jsonl", """
                {"id":"a","notes":[[0,480,60]]}
                {"id":"chord","notes":[[0,480,60],[0,480,64]]}
                {"id":"empty","notes":[]}
                nonsense
                """), List.of());

        assertThat(read.sets().get(0).melodies()).extracting(SetMelody::name).containsExactly("a");
        assertThat(read.notes()).hasSize(4);
        assertThat(read.notes().get(0)).isEqualTo("tunes.jsonl: 1 taken, 3 left");
        assertThat(read.notes().get(1)).startsWith("  line 2: note 2 begins at 0");
        assertThat(read.notes().get(2)).isEqualTo("  line 3, empty: no notes in it");
        assertThat(read.notes().get(3)).startsWith("  line 4: not JSON");
    }

    @Test
    void twoMelodiesOfOneNameAreRefusedByName() throws Exception {
        Path file = write("tunes.jsonl", """
                {"name":"twin","notes":[[0,24,60]]}
                {"name":"twin","notes":[[0,24,62]]}
                """);

        assertThatThrownBy(() -> only(file))
                .isInstanceOf(EvaluationException.class)
                .hasMessageEndingWith("tunes.jsonl: two melodies of tunes are called twin");
    }

    @Test
    void aFileWithoutAnyMelodyIsRefused() throws Exception {
        Path file = write("tunes.jsonl", "\n");

        assertThatThrownBy(() -> only(file))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("no melody in it could be used");
    }

    @Test
    void theDigestDependsOnNamesNotesAndOrderAlone() {
        MelodySet set = Sets.of("one", 5);
        MelodySet other =
                new MelodySet("one", List.of(Sets.melody("m0", "m0", 60, 61, 65), Sets.melody("m1", "g", 60)));

        assertThat(set.withName("two").digest()).isEqualTo(set.digest());
        assertThat(new MelodySet("one", set.melodies().subList(0, 4)).digest()).isNotEqualTo(set.digest());
        assertThat(new MelodySet(
                                "one",
                                List.of(
                                        other.melodies().get(1),
                                        other.melodies().get(0)))
                        .digest())
                .isNotEqualTo(other.digest());
    }

    private MelodySet only(Path file) throws Exception {
        List<MelodySet> sets = MelodySets.read(file, List.of()).sets();
        assertThat(sets).hasSize(1);
        return sets.get(0);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
