package dev.stemma.generator.model.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stemma.generator.corpus.CatalogueEntry;
import dev.stemma.generator.corpus.DatasetManifest;
import dev.stemma.generator.corpus.Licence;
import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.PackedCounts;
import dev.stemma.generator.model.mixture.LearnedMembers;
import dev.stemma.generator.model.mixture.MixtureModel;
import dev.stemma.generator.model.mixture.WorkCounts;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a work, the Markov members are those of a model that never had it. */
class UnlearningTest {
    private static final TrainingOptions TINY = new TrainingOptions(1, 8, 1, 0.02, 1, 1, 8, 32, 0.1, 1);

    private static List<Work> works;
    private static TrainedModel trained;
    private static TrainingAccount account;
    private static Unlearning unlearning;

    @BeforeAll
    static void train() {
        works = walks(40);
        trained = train(works);
        account = TrainingAccount.read(trained.training().getBytes(StandardCharsets.UTF_8));
        unlearning = Unlearning.of(trained.model(), account, trained.dataset().works(), byDigest(works));
    }

    private static TrainedModel train(List<Work> chosen) {
        return new ModelTrainer(TINY, Progress.SILENT, Checkpoints.NONE, Set.of())
                .train("walks", "Walks", "1.0.0", "walks-works", chosen);
    }

    private static Map<Digest, Work> byDigest(List<Work> chosen) {
        return chosen.stream().collect(Collectors.toMap(work -> work.entry().digest(), Function.identity()));
    }

    /** Random walks that share many passages, of two groups each. */
    private static List<Work> walks(int count) {
        List<Work> walks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Random random = new Random(i / 2);
            List<Note> notes = new ArrayList<>();
            int pitch = 67;
            for (int j = 0; j < 48 + i; j++) {
                pitch = Math.max(60, Math.min(76, pitch + random.nextInt(5) - 2));
                notes.add(new Note(Ticks.quarters(j), Ticks.quarters(1), new Pitch(pitch)));
            }
            Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, notes);
            CatalogueEntry entry = new CatalogueEntry(
                    "walks/" + i,
                    "Walk " + i,
                    List.of(i % 4 == 0 ? "Ann" : "Ben"),
                    Tradition.HYMN,
                    "made for this test",
                    Licence.Standard.CC0_1_0,
                    Digest.of(("walk " + i).getBytes(StandardCharsets.UTF_8)));
            walks.add(Work.of(entry, melody));
        }
        return walks;
    }

    private static CatalogueEntry learned(int number) {
        return trained.dataset().works().stream()
                .filter(work -> unlearning.part(work) == Unlearning.Part.LEARNED)
                .toList()
                .get(number);
    }

    /** How surprising all works are, with these counts. */
    private static List<Double> surprise(MelodyModel model) {
        return sequences(works).stream()
                .map(sequence -> BitsPerNote.of(model, sequence).perNote())
                .toList();
    }

    private static MelodyModel with(PackedCounts counts) {
        LearnedMembers members = trained.model().members().orElseThrow();
        return new MixtureModel(
                trained.model().network(), new LearnedMembers(counts, members.rhythm(), members.pitch()));
    }

    private static PackedCounts counted(List<Work> chosen) {
        Vocabulary vocabulary = trained.model().config().vocabulary();
        WorkCounts counts = new WorkCounts(vocabulary);
        sequences(chosen).forEach(counts::learn);
        return counts.packed();
    }

    private static List<TokenSequence> sequences(List<Work> chosen) {
        MelodyEncoder encoder = new MelodyEncoder(trained.model().config().vocabulary());
        return chosen.stream()
                .flatMap(work -> work.melodies().stream()
                        .flatMap(melody -> encoder.encode(melody, work.entry().tradition()).stream()))
                .toList();
    }

    private static List<Work> learnedBut(List<CatalogueEntry> left) {
        return works.stream()
                .filter(work -> unlearning.part(work.entry()) == Unlearning.Part.LEARNED)
                .filter(work -> left.stream()
                        .noneMatch(each -> each.id().equals(work.entry().id())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 12, 20})
    void withoutAWorkAllIsExpectedAsByTheCountsOfTheOthersBitForBit(int number) {
        List<CatalogueEntry> left = List.of(learned(number));
        List<Double> without = surprise(unlearning.without(left));
        assertThat(without).isEqualTo(surprise(with(counted(learnedBut(left)))));
        assertThat(without).isNotEqualTo(surprise(trained.model().model()));
    }

    @Test
    void aModelTrainedWithoutTheWorkHasTheSameCounts() {
        List<CatalogueEntry> left = List.of(learned(3), learned(4), learned(9));
        TrainedModel without = train(works.stream()
                .filter(work -> left.stream()
                        .noneMatch(each -> each.id().equals(work.entry().id())))
                .toList());
        assertThat(surprise(unlearning.without(left)))
                .isEqualTo(surprise(with(without.model().members().orElseThrow().counts())));
    }

    @Test
    void whatWasForgottenIsLearnedAgain() {
        List<Double> before = surprise(unlearning.without(List.of(learned(2))));
        unlearning.without(List.of(learned(1), learned(2)));
        assertThat(surprise(unlearning.without(List.of(learned(2))))).isEqualTo(before);
        assertThat(surprise(unlearning.without(List.of())))
                .isEqualTo(surprise(trained.model().model()));
    }

    @Test
    void theWorkBecomesLessLikelyToTheModelThatForgotIt() {
        Work work = byDigest(works).get(learned(5).digest());
        MelodyModel without = unlearning.without(List.of(work.entry()));
        TokenSequence sequence = sequences(List.of(work)).get(0);
        assertThat(BitsPerNote.of(without, sequence).perNote())
                .isGreaterThan(BitsPerNote.of(trained.model().model(), sequence).perNote());
    }

    @Test
    void aWorkThatWasNotLearnedIsNotForgotten() {
        CatalogueEntry heldOut = trained.dataset().works().stream()
                .filter(work -> unlearning.part(work) == Unlearning.Part.HELD_OUT)
                .findFirst()
                .orElseThrow();
        assertThat(surprise(unlearning.without(List.of(heldOut))))
                .isEqualTo(surprise(trained.model().model()));
    }

    @Test
    void theProofOfTheNewDataSetShowsTheWorkAbsent() {
        CatalogueEntry left = learned(6);
        DatasetManifest without = train(works.stream()
                        .filter(work -> !work.entry().id().equals(left.id()))
                        .toList())
                .dataset();
        assertThat(without.proofs()
                        .prove(left.digest(), List.of())
                        .against(without.proofs().roots())
                        .orElseThrow()
                        .listed())
                .isFalse();
        assertThat(trained.dataset()
                        .proofs()
                        .prove(left.digest(), List.of())
                        .against(trained.dataset().proofs().roots())
                        .orElseThrow()
                        .listed())
                .isTrue();
    }

    @Test
    void otherNotesAreNotTakenForTheWorks() {
        Map<Digest, Work> other = new HashMap<>(byDigest(works));
        Work work = other.get(learned(0).digest());
        other.put(
                learned(0).digest(),
                new Work(
                        work.entry(),
                        work.group(),
                        other.get(learned(1).digest()).melodies()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unlearning.of(
                        trained.model(), account, trained.dataset().works(), other))
                .withMessageContaining("do not give the counts");
        other.remove(learned(0).digest());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unlearning.of(
                        trained.model(), account, trained.dataset().works(), other))
                .withMessageContaining(learned(0).id() + " are missing");
    }
}
