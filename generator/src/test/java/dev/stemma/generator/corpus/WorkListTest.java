package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkListTest {
    private static DatasetManifest dataset(int works) {
        List<CatalogueEntry> entries = IntStream.range(0, works)
                .mapToObj(i -> new CatalogueEntry(
                        "tunes/" + i,
                        "Tune \"" + i + "\", 曲",
                        List.of("Trad."),
                        Tradition.CHINA,
                        "a print",
                        Licence.Standard.CC0_1_0,
                        Digest.of(new byte[] {(byte) i})))
                .toList();
        return new DatasetManifest("tunes", entries);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9})
    void itNamesTheWorksAsTheDataSetDoes(int count) throws Exception {
        DatasetManifest dataset = dataset(count);
        WorkList works = WorkList.read(dataset.toJson(), dataset.root());

        assertThat(works.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(works.work(i)).isEqualTo(dataset.works().get(i));
        }
    }

    @Test
    void aChangedListIsRefusedWithBothRoots() {
        DatasetManifest dataset = dataset(3);
        byte[] changed = new String(dataset.toJson(), StandardCharsets.UTF_8)
                .replace("tunes/1", "tunes/7")
                .getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(CorpusException.class)
                .isThrownBy(() -> WorkList.read(changed, dataset.root()))
                .withMessageContaining("expected " + dataset.root())
                .withMessageContaining("computed ");
    }
}
