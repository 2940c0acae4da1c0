package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Explaining;
import dev.stemma.studio.workbench.LeaveOneOut;
import dev.stemma.studio.workbench.WorkbenchException;
import dev.stemma.studio.workbench.WorksAtHand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What a network knew after its first epoch, and after its last: the same questions put to both. */
public final class Lesson {
    /** Only the network learns by and by: what counts runs of notes knows all after one reading. */
    private static final Wish NETWORK = Wish.ANYTHING
            .but()
            .members(new TreeSet<>(List.of("network")))
            .bars(8)
            .build();

    private static final Wish WHOLE = Wish.ANYTHING.but().bars(8).build();

    private final Explaining before;
    private final Explaining after;
    private final Path models;
    private final String model;
    private final List<Work> works;

    Lesson(Path before, Path models, String model, List<Work> works) {
        this.before = Explaining.of(before);
        this.after = Explaining.of(models);
        this.models = models;
        this.model = model;
        this.works = works;
    }

    /** Melodies by the same seed. */
    public record Heard(Melody before, Melody after) {}

    /** How surprising a tune is, in bits a note. */
    public record Surprise(HumanTune tune, double before, double after) {}

    public Heard hear(long seed) throws WorkbenchException {
        return new Heard(
                before.sample(NETWORK, Optional.of("before"), seed), after.sample(NETWORK, Optional.of(model), seed));
    }

    /** Of one of the tunes that were trained on. */
    public Surprise surprise() throws WorkbenchException {
        HumanTune example = HumanTune.of(works.get(0));
        return new Surprise(
                example,
                mean(before.explain(example.melody(), NETWORK, Optional.of("before"), 1)),
                mean(after.explain(example.melody(), NETWORK, Optional.of(model), 1)));
    }

    /**
     * A melody of the whole model, and what changes for it without each tune.
     *
     * @param leftOut the tune that did most for the melody first; tunes that were held out are not among them
     */
    public record Without(Melody melody, List<LeaveOneOut.LeftOut> leftOut) {
        public Without {
            leftOut = List.copyOf(leftOut);
        }
    }

    public Without withoutEach(long seed) throws WorkbenchException {
        Melody melody = after.sample(WHOLE, Optional.of(model), seed);
        LeaveOneOut leaving =
                LeaveOneOut.of(models.resolve(model), WorksAtHand.gather(works, List.of(), Optional.empty()));
        return new Without(melody, leaving.each(List.of(leaving.subject(melody)), done -> {}));
    }

    private static double mean(Explained explained) {
        return explained.reasons().stream()
                .mapToDouble(reason -> reason.explanation().bits())
                .average()
                .orElse(0);
    }
}
