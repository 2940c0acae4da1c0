package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.corpus.DatasetProof.Answer;
import dev.stemma.generator.corpus.DatasetProof.Evidence;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetProofTest {
    private static final DatasetManifest TEN = list(10);

    @Test
    void aProofAnswersWhetherAWorkIsInADataSetOfWhichOnlyTheRootIsKnown() throws Exception {
        byte[] file = TEN.prove(digest("work 3")).toJson();

        assertThat(DatasetProof.read(file).against(TEN.root())).isEqualTo(Answer.PRESENT);
        assertThat(TEN.prove(digest("Yesterday")).against(TEN.root())).isEqualTo(Answer.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 33})
    void everyWorkIsProvedPresentAndEveryOtherAbsent(int size) throws Exception {
        DatasetManifest list = list(size);
        for (int i = 0; i < size + 60; i++) {
            DatasetProof proof =
                    DatasetProof.read(list.prove(digest("work " + i)).toJson());
            assertThat(proof.against(list.root())).isEqualTo(i < size ? Answer.PRESENT : Answer.ABSENT);
            assertThat(proof.against(digest("another root"))).isEqualTo(Answer.UNPROVED);
        }
    }

    @Test
    void aWorkThatIsInTheListCannotBeProvedAbsent() {
        for (int i = 1; i < 9; i++) {
            Digest work = TEN.works().get(i).digest();
            Evidence before = evidence(i - 1);
            Evidence after = evidence(i + 1);

            assertThat(new DatasetProof(work, 10, List.of(before, after)).against(TEN.root()))
                    .as("neighbours that leave it out")
                    .isEqualTo(Answer.UNPROVED);
            assertThat(new DatasetProof(work, i, List.of(before)).against(TEN.root()))
                    .as("a list said to end before it")
                    .isEqualTo(Answer.UNPROVED);
            assertThat(new DatasetProof(work, 10, List.of(after)).against(TEN.root()))
                    .as("a list said to begin after it")
                    .isEqualTo(Answer.UNPROVED);
            assertThat(new DatasetProof(work, 0, List.of()).against(TEN.root()))
                    .as("a list said to be empty")
                    .isEqualTo(Answer.UNPROVED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aProofWithAnyByteChangedIsRefusedOrProvesNothingAboutTheWork(long seed) {
        Random random = new Random(seed);
        DatasetProof proof = TEN.prove(digest("work 3"));
        for (int i = 0; i < 2000; i++) {
            byte[] file = proof.toJson();
            file[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                DatasetProof changed = DatasetProof.read(file);
                // With another work's digest, the same entry may truly show that this other work is absent.
                Answer allowed = changed.work().equals(proof.work()) ? Answer.UNPROVED : Answer.ABSENT;
                assertThat(changed.against(TEN.root())).isIn(Answer.UNPROVED, allowed);
            } catch (CorpusException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void whatIsNoProofIsRefusedWithTheReason() {
        assertThatThrownBy(() -> DatasetProof.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessage("the proof has the members [work, size, evidence], found []");
        assertThatThrownBy(() -> DatasetProof.read("{\"work\":1".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageStartingWith("not a proof about a data set: ");
    }

    private static Evidence evidence(int index) {
        return TEN.prove(TEN.works().get(index).digest()).evidence().get(0);
    }

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
                    digest("work " + i)));
        }
        return new DatasetManifest("a list", entries);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
