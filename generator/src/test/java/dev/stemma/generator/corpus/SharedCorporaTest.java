package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.music.Tradition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The corpora that the product's models learn from, which it imports and does not carry. */
class SharedCorporaTest {
    @Test
    void openScoreLiederAreArtSongsUnderCc0() throws Exception {
        CorpusImport taken = load("train/openscore-lieder-vocal/vocal_lines.jsonl");

        assertThat(taken.report().takenCount()).isEqualTo(1341);
        assertThat(taken.report().leftCount()).isZero();
        assertThat(taken.corpus().name()).isEqualTo("openscore-lieder");
        assertThat(taken.corpus().notForTraining()).isEmpty();
        assertThat(taken.corpus().works()).allSatisfy(work -> {
            assertThat(work.entry().tradition()).isEqualTo(Tradition.ART_SONG);
            assertThat(work.entry().licence()).isEqualTo(Licence.Standard.CC0_1_0);
            assertThat(work.entry().source())
                    .startsWith("OpenScore Lieder Corpus, https://musescore.com/openscore-lieder-corpus, scores/");
            assertThat(work.entry().creators()).hasSize(1);
        });
        DatasetManifest list = DatasetManifest.of(taken.corpus());
        assertThat(DatasetManifest.read(list.toJson())).isEqualTo(list);
    }

    @Test
    void openHymnalTunesArePublicDomainAndCountedOnce() throws Exception {
        CorpusImport taken = load("train/openhymnal-abc/melodies.jsonl");

        assertThat(taken.report().takenCount()).isEqualTo(198);
        assertThat(taken.report().leftCount()).isEqualTo(30);
        assertThat(taken.corpus().works()).allSatisfy(work -> {
            assertThat(work.entry().tradition()).isEqualTo(Tradition.HYMN);
            assertThat(work.entry().licence()).isInstanceOf(Licence.PublicDomain.class);
        });
    }

    private static CorpusImport load(String name) throws Exception {
        Path root = projectRoot();
        Path file = root.resolveSibling("shared").resolve("corpora").resolve(name);
        assumeTrue(Files.exists(file), "no ../shared/corpora/" + name + " beside the project");
        return Corpus.load(file, CorpusDescriptor.readAll(root.resolve("samples/corpora/descriptors")));
    }

    private static Path projectRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("LICENSE")))
                .findFirst()
                .orElseThrow();
    }
}
