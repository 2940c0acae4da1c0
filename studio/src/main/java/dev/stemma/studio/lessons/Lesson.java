package dev.stemma.studio.lessons;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.Wish;
import dev.stemma.studio.workbench.Explained;
import dev.stemma.studio.workbench.Explaining;
import dev.stemma.studio.workbench.WorkbenchException;
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

    private final Explaining before;
    private final Explaining after;
    private final String model;
    private final HumanTune example;

    Lesson(Path before, Path after, String model, HumanTune example) {
        this.before = Explaining.of(before);
        this.after = Explaining.of(after);
        this.model = model;
        this.example = example;
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
        return new Surprise(
                example,
                mean(before.explain(example.melody(), NETWORK, Optional.of("before"), 1)),
                mean(after.explain(example.melody(), NETWORK, Optional.of(model), 1)));
    }

    private static double mean(Explained explained) {
        return explained.reasons().stream()
                .mapToDouble(reason -> reason.explanation().bits())
                .average()
                .orElse(0);
    }
}
