package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.notation.musicxml.MusicXmlWriter;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorpusTest {
    private static final String SLANE = """
            {"id":"slane","title":"Slane","credit":"Words: unknown. Music: Irish traditional. Setting: unknown","group":"g1","meter":"3/4","fifths":3,"notes":[[0,480,63],[480,480,63]]}""";
    private static final String SLANE_AGAIN = """
            {"id":"slane-2","title":"Be Thou My Vision","group":"g1","meter":"3/4","notes":[[0,480,63],[480,480,65]]}""";
    private static final String NIGHT = """
            {"id":"lc1","path":"scores/Schubert,_Franz/Winterreise/01_Gute_Nacht/lc1.mscx","composer":"Franz Schubert","notes":[[0,240,65]]}""";

    @TempDir
    Path folder;

    @Test
    void aFolderWithItsDescriptorBecomesACorpusAndEveryFileIsAccountedFor() throws Exception {
        write("corpus.json", """
                {"name":"hymns","tradition":"hymn","licence":"public-domain: traditional","source":"A hymn-book",
                 "group":"group","onePerGroup":true}""");
        write("melodies.jsonl", String.join("\n", SLANE, SLANE_AGAIN, "{\"notes\":7}", NIGHT) + "\n");
        write("notes.txt", "not music");

        CorpusImport taken = Corpus.load(folder, List.of());

        assertThat(taken.corpus().name()).isEqualTo("hymns");
        assertThat(taken.corpus().works().get(0).entry())
                .isEqualTo(new CatalogueEntry(
                                "hymns/slane",
                                "Slane",
                                List.of("Irish traditional."),
                                Tradition.HYMN,
                                "A hymn-book",
                                new Licence.PublicDomain("traditional"),
                                Digest.of(SLANE.getBytes(StandardCharsets.UTF_8)))
                        .with(taken.corpus().works().get(0).melodies(), MiningTerms.UNSTATED));
        assertThat(taken.corpus().works().get(1).entry().title()).isEqualTo("01 Gute Nacht");
        assertThat(taken.corpus().works().get(1).entry().source())
                .isEqualTo("A hymn-book, scores/Schubert,_Franz/Winterreise/01_Gute_Nacht/lc1.mscx");
        assertThat(taken.corpus().notForTraining()).isEmpty();
        assertThat(String.join("\n", taken.report().lines()))
                .contains("melodies.jsonl: 2 taken, 2 left (terms: hymns)")
                .contains("  line 2, slane-2: a version of hymns/slane (group hymns/g1)")
                .contains("  line 3: ")
                .contains("notes.txt: 0 taken, 1 left (terms: hymns)");
    }

    @Test
    void musicWithoutTermsIsTakenButNotForTraining() throws Exception {
        Path file = write("My Tunes.jsonl", SLANE + "\r\n" + SLANE + "\n");

        CorpusImport taken = Corpus.load(file, List.of());

        assertThat(taken.corpus().name()).isEqualTo("my-tunes");
        assertThat(taken.corpus().notForTraining()).hasSize(1);
        assertThat(taken.corpus().works().get(0).entry().licence()).isEqualTo(Licence.NOT_STATED);
        assertThat(taken.report().lines())
                .containsExactly(
                        "My Tunes.jsonl: 1 taken, 1 left (terms: my-tunes)",
                        "  line 2, slane: the same bytes as my-tunes/slane");
    }

    @Test
    void theFirstDescriptorGivenThatNamesAFileCountsBeforeTheOneInItsFolder() throws Exception {
        write("corpus.json", "{\"name\":\"a\",\"tradition\":\"a\",\"licence\":\"MIT\",\"source\":\"a\"}");
        Files.createDirectory(folder.resolve("lieder"));
        write("lieder/lines.jsonl", NIGHT);
        write("other.jsonl", SLANE);
        CorpusDescriptor lieder = new CorpusDescriptor(
                "lieder",
                "lieder/*.jsonl",
                Tradition.ART_SONG,
                Licence.Standard.CC0_1_0,
                "Lieder",
                Optional.empty(),
                false,
                MiningTerms.UNSTATED);

        assertThat(Corpus.load(folder, List.of(lieder)).corpus().works())
                .extracting(
                        work -> work.entry().tradition() + " " + work.entry().id())
                .containsExactly("art-song lieder/lc1", "a a/slane");
    }

    @Test
    void aTunebookBecomesOneWorkATuneEachWithTheDigestOfItsOwnLines() throws Exception {
        String first = """
                X:1
                T:茉莉花
                T:Jasmine
                C:Trad.
                O:China; Jiangsu
                S:a print of 1804
                M:2/4
                L:1/8
                K:F
                |: A2 Ac | d2 c2 :|""";
        String broken = "X:2\nT:Broken\nM:2/4\nK:Q#\nABC";
        String third = "X:3\nT:Third\nK:D\nDEFG|]";
        Path file = write(
                "tunes.abc", "%abc-2.1\nL:1/4\n\n" + first + "\n\n" + broken + "\n\n% free text\n\n" + third + "\n\n");

        CorpusImport taken = Corpus.load(
                file, List.of(CorpusDescriptor.of("tunes", Tradition.CHINA, Licence.Standard.CC0_1_0, "My book")));

        assertThat(taken.corpus().works().get(0).entry())
                .isEqualTo(new CatalogueEntry(
                                "tunes/1",
                                "茉莉花 / Jasmine",
                                List.of("Trad."),
                                Tradition.CHINA,
                                "a print of 1804 (origin: China; Jiangsu)",
                                Licence.Standard.CC0_1_0,
                                Digest.of(first.getBytes(StandardCharsets.UTF_8)))
                        .with(taken.corpus().works().get(0).melodies(), MiningTerms.UNSTATED));
        assertThat(taken.corpus().works().get(0).noteCount())
                .as("every bar once")
                .isEqualTo(5);
        assertThat(taken.corpus().works().get(1).entry().digest())
                .isEqualTo(Digest.of(third.getBytes(StandardCharsets.UTF_8)));
        assertThat(taken.corpus()
                        .works()
                        .get(1)
                        .melodies()
                        .get(0)
                        .notes()
                        .get(0)
                        .duration())
                .as("L: of the file's head")
                .isEqualTo(Ticks.quarters(1));
        assertThat(taken.report().lines().get(0)).isEqualTo("tunes.abc: 2 taken, 1 left (terms: tunes)");
        assertThat(taken.report().lines().get(1)).startsWith("  tune at line 15: line 18: ");
    }

    @Test
    void aMidiFileOrAScoreBecomesAWorkNamedByItsPath() throws Exception {
        Files.createDirectory(folder.resolve("airs"));
        Melody melody =
                Melody.of(Metre.COMMON, Key.C_MAJOR, List.of(new Note(Ticks.ZERO, Ticks.quarters(4), new Pitch(60))));
        byte[] midi = MidiWriter.write(melody, MidiWriter.Options.DEFAULT);
        Files.write(folder.resolve("airs/one.mid"), midi);
        Files.writeString(folder.resolve("airs/two.MID"), "not MIDI");
        byte[] score = MusicXmlWriter.write(melody.withTitle("Three"), Optional.empty());
        Files.write(folder.resolve("airs/three.musicxml"), score);

        CorpusImport taken = Corpus.load(
                folder,
                List.of(CorpusDescriptor.of("mine", Tradition.CHINA, Licence.parse("own-work: Mei"), "My desk")));

        assertThat(taken.corpus().works()).hasSize(2);
        assertThat(taken.corpus().works().get(1).entry().title()).isEqualTo("Three");
        assertThat(taken.corpus().works().get(1).entry().digest()).isEqualTo(Digest.of(score));
        CatalogueEntry entry = taken.corpus().works().get(0).entry();
        assertThat(entry.id()).isEqualTo("mine/airs/one");
        assertThat(entry.title()).isEqualTo("one");
        assertThat(entry.source()).isEqualTo("My desk, airs/one");
        assertThat(entry.digest()).isEqualTo(Digest.of(midi));
        assertThat(taken.report().files().get(2).left()).hasSize(1);
    }

    @Test
    void worksOfOneIdAreToldApart() throws Exception {
        Path file = write("x.jsonl", "{\"id\":\"a\",\"notes\":[[0,1,1]]}\n{\"id\":\"a\",\"notes\":[[0,1,2]]}\n");

        assertThat(Corpus.load(file, List.of()).corpus().works())
                .extracting(work -> work.entry().id())
                .containsExactly("x/a", "x/a~2");
    }

    @Test
    void aTuneWrittenInChordsIsLeftOutAndOneWithAChordNowAndThenIsTaken() throws Exception {
        write("tunes.abc", """
                X:1
                T:Chords
                M:4/4
                L:1/4
                K:C
                [CEG][CEG][CEG][CEG]|[FAc][FAc][GBd]2|]

                X:2
                T:A double stop
                M:4/4
                L:1/4
                K:C
                C D E F|G A B [Gc]|]
                """);

        CorpusImport taken = Corpus.load(folder, List.of());

        assertThat(taken.corpus().works())
                .extracting(work -> work.entry().title())
                .containsExactly("A double stop");
        assertThat(String.join("\n", taken.report().lines())).contains("X:1 at line 1: found 7 chords beside 7 notes");
    }

    @Test
    void textOfAnyLengthAndKindIsCutToOneLine() throws Exception {
        String endless = "𝄞 \\u0000\\ud834 ".repeat(2000);
        String line = "{\"id\":\"%s\",\"title\":\"%s\",\"composer\":\"%s\",\"notes\":[[0,1,%d]]}%n";
        Path file =
                write("x.jsonl", line.formatted(endless, endless, " ", 1) + line.formatted(endless, " ", endless, 2));

        List<Work> works = Corpus.load(file, List.of()).corpus().works();

        assertThat(works.get(0).entry().title()).startsWith("𝄞 � 𝄞 ").hasSizeBetween(990, 1000);
        assertThat(works.get(0).entry().creators()).isEmpty();
        assertThat(works.get(1).entry().id()).endsWith("~2").hasSizeLessThanOrEqualTo(202);
        assertThat(works.get(1).entry().title()).isEqualTo(works.get(1).entry().id());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileIsLeftOrRefusedAndNothingElseHappens(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] tunebook = "X:1\nT:A\nS:\nL:1/8\nK:F\n|: A2 Ac | d2 c2 :|\n\nX:2\nT:\nK:D\nDEFG|]\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] lines = (SLANE + "\n" + NIGHT + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] terms = "{\"name\":\"a\",\"tradition\":\"a\",\"licence\":\"MIT\",\"source\":\"a\"}"
                .getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 300; i++) {
            Files.write(folder.resolve("a.abc"), damaged(tunebook, random));
            Files.write(folder.resolve("b.jsonl"), damaged(lines, random));
            Files.write(folder.resolve("corpus.json"), random.nextBoolean() ? terms : damaged(terms, random));
            try {
                read += Corpus.load(folder, List.of()).report().takenCount();
            } catch (CorpusException expected) {
                assertThat(expected).hasMessageContaining("corpus.json");
            }
        }
        assertThat(read).as("works read in spite of the damage").isPositive();
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] damaged = Arrays.copyOf(file, random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length);
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    @Test
    void whatIsNoCorpusIsRefusedWithTheReason() throws Exception {
        write("readme.md", "nothing");
        assertThatThrownBy(() -> Corpus.load(folder, List.of()))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("no music found; accepted: ");

        write("tunes.jsonl", SLANE);
        write("corpus.json", "{\"name\":\"hymns\",\"license\":\"MIT\"}");
        assertThatThrownBy(() -> Corpus.load(folder, List.of()))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("corpus.json: a descriptor has the members [licence, name, source, tradition]")
                .hasMessageEndingWith("found [license, name]");
    }

    @Test
    void aLicenceReadsBackAsWrittenAndOnlyKnownPermissionsCount() {
        for (String text :
                List.of("CC0-1.0", "public-domain: printed 1778", "own-work: the composer", "ask Jack first")) {
            assertThat(Licence.parse(text).text()).isEqualTo(text);
        }
        assertThat(Licence.parse("cc-by-4.0")).isEqualTo(Licence.Standard.CC_BY_4_0);
        assertThat(Licence.parse("CC-BY-NC-4.0").allowsTraining()).isFalse();
        assertThat(Licence.parse("ask Jack first").allowsTraining()).isFalse();
        assertThatThrownBy(() -> Licence.parse("public-domain")).hasMessageContaining("needs its ground, such as");
    }

    @Test
    void aTunebookWithBytesThatNoTextHasIsLeftOut() throws Exception {
        Path file = write("binary.abc", "X:1\nK:C\nCDEF|\n\0\1\2");

        CorpusImport imported = Corpus.load(file, List.of());

        assertThat(imported.corpus().works()).isEmpty();
        assertThat(imported.report().lines().get(1)).contains("binary.abc: found the byte 0 at 14, which no text has");
    }

    @Test
    void aSplitKeepsGroupsTogetherAndMovesNobodyWhenWorksAreAdded() throws Exception {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append("{\"id\":\"t%d\",\"group\":\"g%d\",\"notes\":[[0,1,%d],[1,%d,60]]}%n"
                    .formatted(i, i / 2, random.nextInt(128), i + 1));
        }
        Path file = write("tunes.jsonl", lines.toString());
        CorpusDescriptor grouped = new CorpusDescriptor(
                "t", "**", Tradition.HYMN, Licence.NOT_STATED, "s", Optional.of("group"), false, MiningTerms.UNSTATED);
        List<Work> works = Corpus.load(file, List.of(grouped)).corpus().works();

        Split split = Split.of(works, 1, 0.2);
        Split ofHalf = Split.of(works.subList(0, 200), 1, 0.2);

        assertThat(split.training()).hasSizeBetween(290, 350);
        assertThat(split.training().size() + split.heldOut().size()).isEqualTo(400);
        assertThat(groups(split.training())).doesNotContainAnyElementsOf(groups(split.heldOut()));
        assertThat(split.heldOut()).containsAll(ofHalf.heldOut());
        assertThat(split.training()).containsAll(ofHalf.training());
        assertThat(Split.of(works, 2, 0.2).heldOut()).isNotEqualTo(split.heldOut());
        assertThat(Split.of(works, 1, 0).heldOut()).isEmpty();
        assertThat(Split.of(works, 1, 1).training()).isEmpty();
        assertThat(Split.ofAtLeastOne(works, 1, 0.2)).isEqualTo(split);
        for (int few = 4; few < 12; few++) {
            for (double share : new double[] {0, 0.05, 1}) {
                Split both = Split.ofAtLeastOne(works.subList(0, few), few, share);
                assertThat(both.training()).isNotEmpty();
                assertThat(both.heldOut()).isNotEmpty();
                assertThat(groups(both.training())).doesNotContainAnyElementsOf(groups(both.heldOut()));
                assertThat(both.training().size() + both.heldOut().size()).isEqualTo(few);
            }
        }
        assertThatThrownBy(() -> Split.ofAtLeastOne(works.subList(0, 2), 1, 0.05))
                .hasMessageContaining("found 2 works of one group");
    }

    private static List<String> groups(List<Work> works) {
        return works.stream().map(Work::group).distinct().collect(Collectors.toList());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
