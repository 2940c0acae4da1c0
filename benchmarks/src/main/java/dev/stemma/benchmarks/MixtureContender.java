package dev.stemma.benchmarks;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that reads melodies, one or several at once: of each token it says what it expected and takes it. All
 * contenders read the same melodies, which the first model drew.
 */
final class MixtureContender implements Contender {
    /** Tokens of a melody that are read: about ten bars. */
    private static final int STEPS = 96;

    private static final int MELODIES = 256;
    private static final Conditions CONDITIONS =
            Conditions.ofBars(Tradition.BRITISH_ISLES, Mode.MAJOR, Metre.parse("4/4"), 32);

    private final String name;
    private final MelodyModel model;
    private final int streams;
    private final List<int[]> melodies;

    /** @param melodies of {@link #drawn} */
    MixtureContender(String name, MelodyModel model, int streams, List<int[]> melodies) {
        this.name = streams == 1 ? name : name + " x " + streams;
        this.model = model;
        this.streams = streams;
        this.melodies = melodies;
    }

    /** Melodies that a model draws at temperature 1. */
    static List<int[]> drawn(MelodyModel model) {
        List<int[]> melodies = new ArrayList<>();
        for (int melody = 0; melody < MELODIES; melody++) {
            MelodyModel.Reading reading = model.read(CONDITIONS);
            int[] tokens = new int[STEPS];
            for (int step = 0; step < STEPS; step++) {
                tokens[step] = Distribution.of(reading.logProbabilities(), 1).sample(Philox.uniform(1, step, melody));
                reading.accept(tokens[step], duration(model, reading, tokens[step]));
            }
            melodies.add(tokens);
        }
        return melodies;
    }

    private static Ticks duration(MelodyModel model, MelodyModel.Reading reading, int token) {
        return model.vocabulary().isPitch(token)
                ? reading.context().pendingDuration()
                : model.vocabulary().duration(token);
    }

    @Override
    public String name() {
        return name;
    }

    /** Of one token of one melody; that a melody begins is not counted. */
    @Override
    public double measure() {
        double micros = 0;
        double seen = 0;
        for (int first = 0; first < MELODIES; first += streams) {
            MelodyModel.Reading[] readings = new MelodyModel.Reading[streams];
            for (int i = 0; i < streams; i++) {
                readings[i] = model.read(CONDITIONS);
            }
            double start = CpuTime.micros();
            for (int step = 0; step < STEPS; step++) {
                seen += step(readings, first, step);
            }
            micros += CpuTime.micros() - start;
        }
        if (Double.isNaN(seen)) {
            throw new IllegalStateException("a probability is not a number");
        }
        return micros / (MELODIES * STEPS);
    }

    private double step(MelodyModel.Reading[] readings, int first, int step) {
        int[] tokens = new int[readings.length];
        Ticks[] durations = new Ticks[readings.length];
        double seen = 0;
        for (int i = 0; i < readings.length; i++) {
            tokens[i] = melodies.get(first + i)[step];
            durations[i] = duration(model, readings[i], tokens[i]);
            seen += readings[i].logProbabilities()[tokens[i]];
        }
        if (readings.length == 1) {
            readings[0].accept(tokens[0], durations[0]);
        } else {
            model.advance(readings, tokens, durations);
        }
        return seen;
    }
}
