package dev.stemma.generator.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.generator.music.Tradition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corpora that the product's models learn from: those that it carries, and those that it imports. */
class TrainingCorporaTest {
    @ParameterizedTest
    @CsvSource({"british-isles, 35", "china, 2"})
    void aStarterCorpusIsReadWholeAndMayBeLearntFrom(String name, int works) throws Exception {
        CorpusImport taken = load(projectRoot().resolve("samples/corpora/" + name + ".abc"));

        assertThat(taken.report().leftCount()).isZero();
        assertThat(taken.corpus().works()).hasSizeGreaterThanOrEqualTo(works).allSatisfy(work -> {
            assertThat(work.entry().id()).startsWith(name + "/");
            assertThat(work.entry().tradition().id()).isEqualTo(name);
            assertThat(work.entry().licence().allowsTraining()).isTrue();
            assertThat(work.entry().creators()).isNotEmpty();
        });
    }

    @Test
    void openScoreLiederAreArtSongsUnderCc0() throws Exception {
        CorpusImport taken = loadShared("train/openscore-lieder-vocal/vocal_lines.jsonl");

        assertThat(taken.report().takenCount()).isEqualTo(1341);
        assertThat(taken.report().leftCount()).isZero();
        assertThat(taken.corpus().name()).isEqualTo("openscore-lieder");
        assertThat(taken.corpus().notForTraining()).isEmpty();
        assertThat(taken.corpus().works()).allSatisfy(work -> {
            assertThat(work.entry().tradition()).isEqualTo(Tradition.ART_SONG);
            assertThat(work.entry().licence()).isEqualTo(Licence.Standard.CC0_1_0);
            assertThat(work.entry().source())
                    .startsWith("OpenScore Lieder Corpus, https://musescore.com/openscore-lieder-corpus, as in ")
                    .contains(" at bca122458de6, scores/");
            assertThat(work.entry().creators()).hasSize(1);
        });
        DatasetManifest list = DatasetManifest.of(taken.corpus());
        assertThat(DatasetManifest.read(list.toJson())).isEqualTo(list);
    }

    @Test
    void openHymnalTunesArePublicDomainAndCountedOnce() throws Exception {
        CorpusImport taken = loadShared("train/openhymnal-abc/melodies.jsonl");

        assertThat(taken.report().takenCount()).isEqualTo(198);
        assertThat(taken.report().leftCount()).isEqualTo(30);
        assertThat(taken.corpus().works()).allSatisfy(work -> {
            assertThat(work.entry().tradition()).isEqualTo(Tradition.HYMN);
            assertThat(work.entry().licence()).isInstanceOf(Licence.PublicDomain.class);
        });
    }

    private static CorpusImport loadShared(String name) throws Exception {
        Path file = projectRoot().resolveSibling("shared").resolve("corpora").resolve(name);
        assumeTrue(Files.exists(file), "no ../shared/corpora/" + name + " beside the project");
        return load(file);
    }

    private static CorpusImport load(Path file) throws Exception {
        return Corpus.load(file, CorpusDescriptor.readAll(projectRoot().resolve("samples/corpora/descriptors")));
    }

    private static Path projectRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("LICENSE")))
                .findFirst()
                .orElseThrow();
    }
}
