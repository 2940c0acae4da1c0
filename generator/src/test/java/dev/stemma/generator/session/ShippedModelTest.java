package dev.stemma.generator.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedModelTest {
    private static final Path FOLDER = root().resolve("models").resolve("melody-2");

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static Melody compose(String tradition, long seed) throws ModelException, RequestException {
        Composer composer = new Composer(ModelFolder.read(FOLDER));
        return composer.compose(composer.complete(Wish.of(new Tradition(tradition)), seed))
                .melody();
    }

    private static String fingerprint(Melody melody) {
        String notes = melody.notes().stream()
                .map(note -> note.onset() + " " + note.duration() + " "
                        + note.pitch().midi())
                .collect(Collectors.joining(","));
        return Digest.of(notes.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 16);
    }

    @ParameterizedTest
    @CsvSource({
        "british-isles, 1, 1da743d09c6ca22b",
        "british-isles, 42, bc34c5a53ec5af67",
        "hymn, 1, b090b4c2b56af296",
        "art-song, 1, 8d4e71f610a78ae7",
        "china, 1, f668e50cb23d9501"
    })
    void aSeedGivesTheseNotesOnEveryJava(String tradition, long seed, String fingerprint) throws Exception {
        assertThat(fingerprint(compose(tradition, seed))).isEqualTo(fingerprint);
    }

    @Test
    void itsListOfWorksIsTheOneThatItWasBoundTo() throws Exception {
        DatasetManifest dataset = DatasetManifest.read(Files.readAllBytes(FOLDER.resolve("dataset.json")));
        assertThat(ModelFolder.read(FOLDER).config().dataset().root()).isEqualTo(dataset.root());
        assertThat(dataset.works()).extracting(CatalogueEntry::licence).allMatch(licence -> licence.allowsTraining());
    }

    @Test
    void itsCardNamesItsDigestAndWhatIsExperimental() throws Exception {
        ModelFolder model = ModelFolder.read(FOLDER);
        assertThat(Files.readString(FOLDER.resolve("card.md")))
                .contains(model.digest().toString(), "china is experimental");
        assertThat(model.config().experimental()).contains(Tradition.CHINA);
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(FOLDER.resolve(ModelFolder.WEIGHTS))).isLessThan(20_000_000);
    }

    @ParameterizedTest
    @CsvSource({"british-isles", "hymn", "art-song", "china"})
    void itsMelodiesMoveAndComeToRest(String tradition) throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            Melody melody = compose(tradition, seed);
            assertThat(melody.notes().stream().map(Note::pitch).distinct().count())
                    .as("pitches of seed %d", seed)
                    .isGreaterThanOrEqualTo(4);
            Note last = melody.notes().get(melody.notes().size() - 1);
            assertThat(last.end()).isEqualTo(melody.length());
        }
    }
}
