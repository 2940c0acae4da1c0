package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.merkle.KeyProof;
import dev.stemma.provenance.merkle.Span;
import dev.stemma.provenance.record.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetProofTest {
    private static final DatasetProofs TEN = list(10).proofs();
    private static final Digest YESTERDAY = digest("Yesterday");

    @Test
    void aProofAnswersByFileAndByMelodyToWhoeverHasTheRoots() throws Exception {
        byte[] file = TEN.prove(YESTERDAY, List.of(digest("tune 1"), digest("Michelle")))
                .toJson();

        DatasetProof.Finding finding =
                DatasetProof.read(file).against(TEN.roots()).orElseThrow();
        assertThat(finding.listed()).as("these bytes").isFalse();
        assertThat(finding.melodies().get(0).works())
                .as("works of the same melody")
                .extracting(CatalogueEntry::title)
                .containsExactlyInAnyOrder("Work 2", "Work 3");
        assertThat(finding.melodies().get(1).works()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 33})
    void everyWorkIsShownPresentAndEveryOtherAbsent(int size) throws Exception {
        DatasetProofs proofs = list(size).proofs();
        for (int i = 0; i < size + 60; i++) {
            byte[] file = proofs.prove(digest("work " + i), List.of(digest("tune " + i / 2)))
                    .toJson();
            DatasetProof proof = DatasetProof.read(file);
            DatasetProof.Finding finding = proof.against(proofs.roots()).orElseThrow();
            assertThat(finding.listed()).isEqualTo(i < size);
            assertThat(finding.melodies().get(0).works().isEmpty()).isEqualTo(i / 2 * 2 >= size);
            assertThat(proof.against(new SortedRoots(
                            digest("another root"), proofs.roots().melodies())))
                    .isEmpty();
            assertThat(proof.against(new SortedRoots(proofs.roots().files(), Optional.of(digest("another root")))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"work 3", "Yesterday"})
    void aProofWithAnyByteChangedIsRefused(String work) {
        byte[] file = TEN.prove(digest(work), List.of(digest("tune 1"), digest("Michelle")))
                .toJson();
        for (int at = 0; at < file.length; at++) {
            for (int bit : new int[] {1, 2, 32}) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) bit;
                assertThatThrownBy(() -> DatasetProof.read(changed)).isInstanceOf(CorpusException.class);
            }
        }
    }

    @Test
    void aProofOfAnotherDataSetIsRefused() {
        DatasetProofs others = list(11).proofs();

        assertThat(others.prove(digest("work 3")).against(TEN.roots())).isEmpty();
        DatasetProof claimed = others.prove(digest("work 10"));
        assertThat(new DatasetProof(TEN.roots(), claimed.work(), claimed.file(), List.of(), claimed.entries())
                        .against(TEN.roots()))
                .as("with the roots of this one written into it")
                .isEmpty();
    }

    @Test
    void whatAProofNamesBesideWhatItShowsIsRefused() {
        DatasetProof proof = TEN.prove(digest("work 3"));
        CatalogueEntry other = TEN.prove(digest("work 4")).entries().get(0);

        assertThat(new DatasetProof(
                                proof.roots(),
                                proof.work(),
                                proof.file(),
                                List.of(),
                                List.of(proof.entries().get(0), other))
                        .against(TEN.roots()))
                .as("a work that nobody asked for")
                .isEmpty();
        assertThat(new DatasetProof(proof.roots(), proof.work(), proof.file(), List.of(), List.of(other))
                        .against(TEN.roots()))
                .as("another entry")
                .isEmpty();
        assertThat(new DatasetProof(proof.roots(), proof.work(), proof.file(), List.of(), List.of())
                        .against(TEN.roots()))
                .as("no entry")
                .isEmpty();
    }

    @Test
    void noProofOfOneWorkShowsAnotherAbsent() {
        for (int asked = 0; asked < 40; asked++) {
            DatasetProof proof = TEN.prove(digest("work " + asked));
            for (int i = 0; i < 10; i++) {
                DatasetProof turned =
                        new DatasetProof(proof.roots(), digest("work " + i), proof.file(), List.of(), proof.entries());
                assertThat(turned.against(TEN.roots()).map(DatasetProof.Finding::listed))
                        .isNotEqualTo(Optional.of(false));
            }
        }
    }

    /** A list whose maker put a work out of its place, or one twice, and then shows the gap as if nothing stood there. */
    @ParameterizedTest
    @ValueSource(strings = {"3 1 2", "1 3 2", "2 3 1", "1 2 2", "2 1 2", "1 2 1"})
    void aListReSortedOrWithADuplicateShowsNoWorkBothPresentAndAbsent(String order) {
        List<Span> leaves = Arrays.stream(order.split(" "))
                .map(number -> leaf(key(Integer.parseInt(number))))
                .toList();
        Span first = leaves.get(0);
        Span second = leaves.get(1);
        Span third = leaves.get(2);
        for (int low = 0; low <= 4; low++) {
            for (int high = low; high <= 4; high++) {
                Span left = new Span(key(low), key(high), hash(1, first, second));
                Span top = new Span(key(low), key(4), hash(1, left, third));
                SortedRoots roots = new SortedRoots(Digest.ofBytes(hash(2, top)), Optional.empty());
                for (int asked = 1; asked <= 3; asked++) {
                    boolean present = shows(
                                    roots,
                                    asked,
                                    new KeyProof(
                                            new KeyProof.Present(new byte[32]),
                                            List.of(new KeyProof.Step(false, second), new KeyProof.Step(false, third))))
                            || shows(
                                    roots,
                                    asked,
                                    new KeyProof(
                                            new KeyProof.Present(new byte[32]),
                                            List.of(new KeyProof.Step(true, first), new KeyProof.Step(false, third))))
                            || shows(
                                    roots,
                                    asked,
                                    new KeyProof(
                                            new KeyProof.Present(new byte[32]),
                                            List.of(new KeyProof.Step(true, left))));
                    boolean absent = shows(roots, asked, new KeyProof(new KeyProof.Outside(top), List.of()))
                            || shows(roots, asked, new KeyProof(new KeyProof.Between(left, third), List.of()))
                            || shows(
                                    roots,
                                    asked,
                                    new KeyProof(
                                            new KeyProof.Between(first, second),
                                            List.of(new KeyProof.Step(false, third))));
                    assertThat(present && absent).isFalse();
                }
            }
        }
    }

    @Test
    void aListThatIsReSortedOrHasAWorkTwiceOrLostOneIsNotRead() {
        String file = new String(list(3).toJson(), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(List.of(file.split("(?<=\n)")));
        int first = 1 + lines.indexOf(" \"works\": [\n");
        for (List<Integer> order : List.of(List.of(1, 0, 2), List.of(0, 0, 2), List.of(0, 2))) {
            List<String> works = order.stream()
                    .map(i -> lines.get(first + i).replaceFirst(",?\n$", ""))
                    .toList();
            String forged = String.join("", lines.subList(0, first)) + String.join(",\n", works) + "\n ]\n}\n";
            assertThatThrownBy(() -> DatasetManifest.read(forged.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(CorpusException.class);
        }
    }

    @Test
    void whatIsNoProofIsRefusedWithTheReason() {
        assertThatThrownBy(() -> DatasetProof.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("the proof has the members [form, files,");
        assertThatThrownBy(() -> DatasetProof.read("{\"work\":1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("not a proof about a data set: ");
    }

    @Test
    void aListOfForm1AnswersByFileAlone() {
        CatalogueEntry old = new CatalogueEntry(
                "t/1", "One", List.of(), Tradition.HYMN, "a book", Licence.Standard.CC0_1_0, digest("one"));
        DatasetProofs proofs = new DatasetManifest("old", List.of(old)).proofs();

        assertThat(proofs.prove(digest("one"))
                        .against(proofs.roots())
                        .orElseThrow()
                        .entry())
                .contains(old);
        assertThatThrownBy(() -> proofs.prove(digest("one"), List.of(digest("tune 1"))))
                .hasMessageStartingWith("a list of works of form 1 names no melodies");
    }

    private static boolean shows(SortedRoots roots, int asked, KeyProof proof) {
        return proof.against(roots.files().bytes(), key(asked)) != KeyProof.Answer.UNPROVED;
    }

    private static byte[] key(int number) {
        byte[] key = new byte[32];
        key[31] = (byte) number;
        return key;
    }

    private static Span leaf(byte[] key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(key);
        bytes.writeBytes(new byte[32]);
        return new Span(key, key, Digest.of(bytes.toByteArray()).bytes());
    }

    private static byte[] hash(int prefix, Span... spans) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(prefix);
        for (Span span : spans) {
            bytes.writeBytes(span.low());
            bytes.writeBytes(span.high());
            bytes.writeBytes(span.hash());
        }
        return Digest.of(bytes.toByteArray()).bytes();
    }

    /** Works of which each two have a melody in common. */
    private static DatasetManifest list(int size) {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new CatalogueEntry(
                    "t/" + i,
                    "Work " + i,
                    List.of(),
                    Tradition.HYMN,
                    "a book",
                    Licence.Standard.CC0_1_0,
                    digest("work " + i),
                    List.of(digest("tune " + i / 2)),
                    MiningTerms.UNSTATED));
        }
        return new DatasetManifest("a list", entries);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
