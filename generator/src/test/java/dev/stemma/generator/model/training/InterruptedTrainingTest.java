package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.generator.corpus.Work;
import dev.stemma.provenance.record.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed loses at most the epoch that it is in, and ends as if it had not been. */
class InterruptedTrainingTest {
    private static final TrainingOptions TINY = new TrainingOptions(2, 12, 0.7, 0.02, 5, 5, 4, 16, 0.2, 3);

    @TempDir
    private Path folder;

    private Checkpoints checkpoints;

    @BeforeEach
    void open() {
        checkpoints = Checkpoints.beside(folder.resolve("scales"));
    }

    private static List<Work> works() {
        return ModelTrainerTest.scales(8);
    }

    private static TrainedModel train(Checkpoints kept, TrainingOptions options, List<Work> works, Progress progress) {
        return new ModelTrainer(options, progress, kept, Set.of())
                .train("scales", "Scales", "1.0.0", "scales-works", works);
    }

    /** Is killed in the middle of an epoch. */
    private record Killed(int epoch) implements Progress {
        @Override
        public void step(int now, int done, int all) {
            if (now == epoch && done == all / 2) {
                throw new IllegalStateException("killed");
            }
        }
    }

    private void interrupt(int epoch) {
        assertThatThrownBy(() -> train(checkpoints, TINY, works(), new Killed(epoch)))
                .hasMessage("killed");
    }

    @Test
    void itGoesOnAfterTheLastWholeEpochAndEndsWithTheSameModel() {
        Digest uninterrupted =
                train(Checkpoints.NONE, TINY, works(), Progress.SILENT).model().digest();
        interrupt(3);
        interrupt(5);
        List<Integer> epochs = new ArrayList<>();
        TrainedModel resumed = train(checkpoints, TINY, works(), new Progress() {
            @Override
            public void resumed(int epoch) {
                epochs.add(-epoch);
            }

            @Override
            public void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {
                epochs.add(epoch);
            }
        });
        assertThat(epochs).containsExactly(-4, 5);
        assertThat(resumed.model().digest()).isEqualTo(uninterrupted);
    }

    @Test
    void beforeTheFirstEpochIsWholeNothingIsKept() {
        interrupt(1);
        assertThat(checkpoints.found()).isEmpty();
    }

    @Test
    void anotherTrainingIsNotMixedWithIt() {
        interrupt(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(checkpoints, TINY.withSeed(4), works(), Progress.SILENT))
                .withMessageContaining("other works, or with other options")
                .withMessageContaining(".scales.training");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(checkpoints, TINY, ModelTrainerTest.scales(7), Progress.SILENT))
                .withMessageContaining("other works");
    }

    @Test
    void aDamagedCheckpointIsRefusedWhereverItIsDamaged() throws IOException {
        interrupt(2);
        Path file = checkpoints.found().orElseThrow();
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 1 + good.length / 97) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            assertThatIllegalArgumentException().as("byte %d", at).isThrownBy(() -> Checkpoint.read(bad));
        }
        Files.write(file, new byte[] {1, 2, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(checkpoints, TINY, works(), Progress.SILENT))
                .withMessageContaining(".scales.training");
    }
}
