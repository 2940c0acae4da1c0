package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.ModelException;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTrainerTest {
    private static final TrainingOptions SMALL = new TrainingOptions(1, 16, 1, 0.02, 6, 1, 8, 32, 0.2, 1);

    private static Work work(int number, Licence licence) {
        List<Note> notes = new ArrayList<>();
        int[] scale = {60, 62, 64, 65, 67, 65, 64, 62};
        for (int i = 0; i < 32; i++) {
            notes.add(new Note(Ticks.quarters(i), Ticks.quarters(1), new Pitch(scale[(i + number) % 8])));
        }
        CatalogueEntry entry = new CatalogueEntry(
                "scales/" + number,
                "Scale " + number,
                List.of(),
                Tradition.HYMN,
                "made for this test",
                licence,
                Digest.of(Integer.toString(number).getBytes(StandardCharsets.UTF_8)));
        return Work.of(entry, Melody.of(Metre.COMMON, Key.C_MAJOR, notes));
    }

    static List<Work> scales(int count) {
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            works.add(work(i, Licence.Standard.CC0_1_0));
        }
        return works;
    }

    private static TrainedModel train(List<Work> works, Progress progress) {
        return new ModelTrainer(SMALL, progress, Checkpoints.NONE, Set.of())
                .train("scales", "Scales", "1.0.0", "scales-works", works);
    }

    @Test
    void aModelLearnsAndComesWithItsAccount(@TempDir Path folder) throws Exception {
        List<Double> means = new ArrayList<>();
        TrainedModel trained = train(scales(16), new Progress() {
            @Override
            public void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {
                means.add(mean);
            }
        });
        assertThat(means).hasSizeGreaterThan(1);
        assertThat(means.get(means.size() - 1)).isLessThan(means.get(0));
        trained.write(folder.resolve("scales"), trained.model().weightsFile());
        ModelFolder read = ModelFolder.read(folder.resolve("scales"));
        assertThat(read.digest()).isEqualTo(trained.model().digest());
        DatasetManifest dataset =
                DatasetManifest.read(Files.readAllBytes(folder.resolve("scales").resolve("dataset.json")));
        assertThat(read.config().dataset().root()).isEqualTo(dataset.root());
        assertThat(dataset.works()).hasSize(16);
        assertThat(read.config().experimental()).containsExactly(Tradition.HYMN);
        assertThat(Files.readString(folder.resolve("scales").resolve("card.md")))
                .contains(read.digest().toString(), dataset.root().toString(), "experimental");
        assertThat(Files.readString(folder.resolve("scales").resolve("training.json")))
                .contains(read.digest().toString(), "heldOutBitsPerNote");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() ->
                        trained.write(folder.resolve("scales"), trained.model().weightsFile()));
    }

    @Test
    void aFlippedByteIsNoticedInEveryFileThatAModelIsReadFrom(@TempDir Path folder) throws Exception {
        Path model = folder.resolve("scales");
        TrainedModel trained = train(scales(4), Progress.SILENT);
        trained.write(model, trained.model().weightsFile());
        assertThat(ModelFolder.read(model).requireIntact()).isNotNull();
        for (String name : List.of(ModelFolder.WEIGHTS, ModelFolder.CONFIG, ModelFolder.DATASET)) {
            Path file = model.resolve(name);
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at < good.length; at += 1 + good.length / 61) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                if (name.equals(ModelFolder.CONFIG) && Character.isWhitespace(good[at])) {
                    continue; // the layout of config.json means nothing
                }
                assertThatExceptionOfType(ModelException.class)
                        .as("%s, byte %d", name, at)
                        .isThrownBy(() -> ModelFolder.read(model).requireIntact())
                        .withMessageContaining(name);
            }
            Files.write(file, good);
        }
        Files.delete(model.resolve(ModelFolder.TRAINING));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFolder.read(model).requireIntact())
                .withMessageContaining(ModelFolder.TRAINING);
    }

    @Test
    void theSameSeedTrainsTheSameModel() {
        assertThat(train(scales(4), Progress.SILENT).model().digest())
                .isEqualTo(train(scales(4), Progress.SILENT).model().digest());
    }

    @Test
    void aWorkWhoseLicenceForbidsTrainingIsRefusedByName() {
        List<Work> works = scales(4);
        works.add(work(99, Licence.NOT_STATED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(works, Progress.SILENT))
                .withMessageContaining("scales/99")
                .withMessageContaining("not stated");
    }

    @Test
    void aLicenceThatTheTrainerAllowsIsNotRefusedAndStandsInTheCard() {
        List<Work> works = scales(4);
        Licence shareAlike = Licence.parse("CC-BY-SA-4.0");
        works.add(work(99, shareAlike));
        TrainedModel trained = new ModelTrainer(SMALL, Progress.SILENT, Checkpoints.NONE, Set.of(shareAlike))
                .train("scales", "Scales", "1.0.0", "scales-works", works);
        assertThat(trained.card()).contains("CC-BY-SA-4.0 (1 works)");
        assertThat(new String(trained.dataset().toJson(), StandardCharsets.UTF_8))
                .contains("CC-BY-SA-4.0");
    }

    @Test
    void oneWorkIsTooFewToLearnAndBeJudgedBy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(scales(1), Progress.SILENT))
                .withMessageContaining("at least two");
    }
}
