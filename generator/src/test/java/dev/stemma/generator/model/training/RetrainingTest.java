package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.corpus.Work;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model is trained again from its own account and compared; where it comes out otherwise, it is said from which epoch on. */
class RetrainingTest {
    private static final TrainingOptions TINY = new TrainingOptions(1, 12, 0.7, 0.02, 4, 4, 4, 16, 0.2, 3);

    private static TrainedModel trained;
    private static TrainingAccount account;

    @BeforeAll
    static void train() {
        trained = new ModelTrainer(TINY, Progress.SILENT, Checkpoints.NONE, Set.of())
                .train("scales", "Scales", "1.0.0", "scales-works", grouped());
        account = TrainingAccount.read(trained.training().getBytes(StandardCharsets.UTF_8));
    }

    /** Some of them are versions of each other, which the list of works does not say. */
    private static List<Work> grouped() {
        List<Work> works = new ArrayList<>();
        for (Work work : ModelTrainerTest.scales(8)) {
            works.add(works.size() < 3 ? new Work(work.entry(), "versions", work.melodies()) : work);
        }
        return works;
    }

    private static Retraining again(TrainingAccount stated, List<Work> works) {
        Map<Digest, Work> byDigest =
                works.stream().collect(Collectors.toMap(work -> work.entry().digest(), Function.identity()));
        return Retraining.of(trained.model(), stated, trained.dataset().works(), byDigest, Progress.SILENT);
    }

    @Test
    void theSameWorksAndOptionsTrainTheSameModelThroughTheSameEpochs() {
        Retraining again = again(account, ModelTrainerTest.scales(8));
        assertThat(again.isSame(trained.model().digest())).isTrue();
        assertThat(again.parted()).isEmpty();
        assertThat(again.tensors()).isEmpty();
        assertThat(again.epochs()).isEqualTo(account.path().size() - 1);
    }

    @Test
    void theAccountSaysAllThatIsNeeded() {
        assertThat(account.model()).isEqualTo(trained.model().digest());
        assertThat(account.options()).isEqualTo(TINY);
        assertThat(account.groups()).hasSize(3).containsEntry("scales/0", "versions");
        assertThat(account.versions()).containsKeys("java", "threads", "arithmetic", "deeplearning4j");
        assertThat(account.changed()).isEmpty();
        assertThat(account.path().stream().map(EpochState::epoch)).startsWith(0, 1, 2);
        assertThat(account.path().stream().map(EpochState::weights)).doesNotHaveDuplicates();
        assertThat(account.path().stream().map(EpochState::optimiser)).doesNotHaveDuplicates();
    }

    @Test
    void otherNotesPartInTheFirstEpoch() {
        List<Work> works = new ArrayList<>(ModelTrainerTest.scales(8));
        for (int i = 0; i < 8; i++) {
            works.set(
                    i, new Work(works.get(i).entry(), "", works.get((i + 1) % 8).melodies()));
        }
        Retraining again = again(account, works);
        assertThat(again.isSame(trained.model().digest())).isFalse();
        assertThat(again.parted().orElseThrow().epoch()).isEqualTo(1);
        assertThat(again.found()).isEmpty();
    }

    @Test
    void anEpochThatWasWrittenOtherwiseIsNamedAndTheTrainingEndsThere() {
        List<EpochState> path = new ArrayList<>(account.path());
        EpochState third = path.get(3);
        path.set(3, new EpochState(3, third.steps(), third.optimiser(), third.optimiser()));
        Retraining again = again(with(path), ModelTrainerTest.scales(8));
        assertThat(again.epochs()).isEqualTo(3);
        Retraining.Parted parted = again.parted().orElseThrow();
        assertThat(parted.epoch()).isEqualTo(3);
        assertThat(parted.found()).contains(third);
    }

    @Test
    void aRecordThatGoesOnOrEndsEarlierIsNoticed() {
        List<EpochState> longer = new ArrayList<>(account.path());
        longer.add(new EpochState(longer.size(), 99, Digest.of(new byte[1]), Digest.of(new byte[2])));
        assertThat(again(with(longer), ModelTrainerTest.scales(8))
                        .parted()
                        .orElseThrow()
                        .found())
                .isEmpty();
        List<EpochState> shorter = account.path().subList(0, 3);
        Optional<Retraining.Parted> parted =
                again(with(shorter), ModelTrainerTest.scales(8)).parted();
        assertThat(parted.orElseThrow().epoch()).isEqualTo(3);
        assertThat(parted.orElseThrow().stated()).isEmpty();
    }

    private static TrainingAccount with(List<EpochState> path) {
        return new TrainingAccount(
                account.model(),
                account.options(),
                account.versions(),
                account.groups(),
                account.heldOut(),
                account.test(),
                path);
    }

    @Test
    void aWorkWhoseNotesAreMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> again(account, ModelTrainerTest.scales(7)))
                .withMessageContaining("scales/7");
    }

    @Test
    void whatIsNoTrainingRecordIsRefused() {
        for (String text : List.of(
                "", "{", "[]", "{\"model\":\"x\"}", trained.training().replace("\"form\" : 2", "\"form\" : 3"))) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> TrainingAccount.read(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
