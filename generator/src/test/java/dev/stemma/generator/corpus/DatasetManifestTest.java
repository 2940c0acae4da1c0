package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetManifestTest {
    private static final CatalogueEntry SLANE = entry("slane", "Slane");
    private static final CatalogueEntry JASMINE = entry("moli-hua", "茉莉花 \"Jasmine\" \\ 𝄞");

    @Test
    void aListOfWorksIsAFileThatReadsBackAndAProofShowsThatAWorkIsInIt() throws Exception {
        DatasetManifest list = new DatasetManifest("two tunes", List.of(SLANE, JASMINE));

        assertThat(DatasetManifest.read(list.toJson())).isEqualTo(list);
        DatasetProofs proofs = list.proofs();
        assertThat(proofs.prove(JASMINE.digest())
                        .against(proofs.roots())
                        .orElseThrow()
                        .entry())
                .contains(JASMINE);
        assertThat(proofs.prove(entry("other", "Other").digest())
                        .against(proofs.roots())
                        .orElseThrow()
                        .listed())
                .isFalse();
    }

    @Test
    void theFormOfTheFileIsFixed() {
        assertThat(new String(
                        new DatasetManifest("two tunes", List.of(SLANE, JASMINE)).toJson(), StandardCharsets.UTF_8))
                .isEqualTo("""
                        {
                         "name": "two tunes",
                         "size": 2,
                         "root": "4e500d863a1afba4e94040ba1782417867bce97e31fefffbf10048d32bb00052",
                         "works": [
                        {"creators":["traditional"],"digest":"1469157c9876945d79b7896a0ae2a692068357c9b1305fa8547fc86b93f43b91","id":"t/moli-hua","licence":"CC0-1.0","source":"a book","title":"茉莉花 \\"Jasmine\\" \\\\ 𝄞","tradition":"china"},
                        {"creators":["traditional"],"digest":"da5b31f2e323cc8b4e4dcf253145c29c008ad2f3a889dc6400b55e9b8032d416","id":"t/slane","licence":"CC0-1.0","source":"a book","title":"Slane","tradition":"china"}
                         ]
                        }
                        """);
    }

    @Test
    void theLeafIsTheCanonicalJsonOfRfc8785() {
        assertThat(new String(JASMINE.leaf(), StandardCharsets.UTF_8))
                .isEqualTo("{\"creators\":[\"traditional\"],\"digest\":\"" + JASMINE.digest()
                        + "\",\"id\":\"t/moli-hua\",\"licence\":\"CC0-1.0\",\"source\":\"a book\","
                        + "\"title\":\"茉莉花 \\\"Jasmine\\\" \\\\ 𝄞\",\"tradition\":\"china\"}");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theFileDoesNotDependOnTheOrderOfTheWorks(long seed) {
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(entry("work-" + i, "Work " + i));
        }
        byte[] file = new DatasetManifest("thirty", entries).toJson();
        Collections.shuffle(entries, new Random(seed));

        assertThat(new DatasetManifest("thirty", entries).toJson()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aByteChangedAnywhereButInTheNameIsRefused(long seed) {
        Random random = new Random(seed);
        DatasetManifest list = new DatasetManifest("two tunes", List.of(SLANE, JASMINE));
        for (int i = 0; i < 2000; i++) {
            byte[] file = list.toJson();
            file[random.nextInt(file.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                DatasetManifest read = DatasetManifest.read(file);
                assertThat(read.works()).isEqualTo(list.works());
                assertThat(read.toJson()).isEqualTo(file);
            } catch (CorpusException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void aListWhoseWorksWereExchangedIsRefusedWithBothRoots() {
        DatasetManifest list = new DatasetManifest("two tunes", List.of(SLANE, JASMINE));
        String forged = new String(list.toJson(), StandardCharsets.UTF_8).replace("Slane", "Plane");

        assertThatThrownBy(() -> DatasetManifest.read(forged.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining("stated   " + list.root())
                .hasMessageContaining("computed ");
    }

    @Test
    void anotherFormOfTheSameListIsRefused() {
        String file = new String(new DatasetManifest("one", List.of(SLANE)).toJson(), StandardCharsets.UTF_8);
        for (String other :
                List.of(file + "\n", file.replace("\"size\": 1", "\"size\": 2"), file.replace("\n", "\r\n"))) {
            assertThatThrownBy(() -> DatasetManifest.read(other.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(CorpusException.class)
                    .hasMessageContaining("one form");
        }
        assertThatThrownBy(() -> DatasetManifest.read(new byte[0])).isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> DatasetManifest.read("[[[[".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CorpusException.class);
    }

    @Test
    void anEntryCannotHoldTextThatHasNoCanonicalForm() {
        assertThatThrownBy(() -> entry("a", "two\nlines")).hasMessageContaining("must be one line");
        assertThatThrownBy(() -> entry("a", "broken \ud800")).hasMessageContaining("must be one line");
        assertThatThrownBy(() -> entry("a", " ")).hasMessageContaining("must say something");
    }

    private static CatalogueEntry entry(String id, String title) {
        return new CatalogueEntry(
                "t/" + id,
                title,
                List.of("traditional"),
                Tradition.CHINA,
                "a book",
                Licence.Standard.CC0_1_0,
                Digest.of(id.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileIsKnownByNameSizeAndRootAlone() {
        for (int size : new int[] {0, 1, 2, 7}) {
            List<CatalogueEntry> works = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                works.add(entry("work-" + i, "Work, " + i));
            }
            DatasetManifest list = new DatasetManifest("some", works);
            byte[] file = list.toJson();
            assertThat(DatasetManifest.isFileOf(file, "some", size, list.root(), list.sorted()))
                    .isTrue();
            for (int at = 0; at < file.length; at++) {
                byte[] bad = file.clone();
                bad[at] ^= 1;
                assertThat(DatasetManifest.isFileOf(bad, "some", size, list.root(), list.sorted()))
                        .as("byte %d of %d works", at, size)
                        .isFalse();
                assertThat(DatasetManifest.isFileOf(Arrays.copyOf(file, at), "some", size, list.root(), list.sorted()))
                        .isFalse();
            }
        }
    }
}
