package dev.stemma.generator.session;

import dev.stemma.generator.model.BarFilling;
import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.Habit;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Rules;
import dev.stemma.generator.model.Sampler;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Composes with one model. */
public final class Composer {
    private static final int ATTEMPTS = 64;
    private static final double TEMPERATURE = 0.9;
    private static final int BARS = 8;

    /** Streams of random numbers that choose what a wish leaves open; the sampler uses stream 0. */
    private static final int HABIT_STREAM = 1;

    private final ModelFolder folder;
    private final MelodyModel model;

    public Composer(ModelFolder folder) {
        this.folder = folder;
        this.model = folder.model();
    }

    /**
     * Fills in what a wish leaves open: key and metre are drawn by the seed from those of the training works.
     *
     * @throws RequestException if the model does not know the tradition
     */
    public Request complete(Wish wish, long seed) throws RequestException {
        Tradition tradition = wish.tradition()
                .orElse(folder.config().vocabulary().traditions().get(0));
        if (!folder.config().vocabulary().traditions().contains(tradition)) {
            throw new RequestException(
                    "the model " + folder.config().id() + " has not learnt the tradition " + tradition,
                    "it knows "
                            + folder.config().vocabulary().traditions().stream()
                                    .map(Tradition::id)
                                    .collect(Collectors.joining(", ")));
        }
        Habit habit = habit(tradition, wish, seed);
        Key key = wish.key().orElse(habit.key());
        Metre metre = wish.metre().orElse(habit.metre());
        return new Request(
                tradition,
                key,
                metre,
                wish.bars().orElse(BARS),
                wish.tempo().orElse(usualTempo(tradition, metre)),
                wish.range().orElse(usualRange(key)),
                wish.temperature().orElse(TEMPERATURE),
                seed);
    }

    /** The habit that a seed chooses: of those in the key or metre asked for, if there are such; by number of works. */
    private Habit habit(Tradition tradition, Wish wish, long seed) {
        List<Habit> all = folder.config().habits().stream()
                .filter(habit -> habit.tradition().equals(tradition))
                .toList();
        Predicate<Habit> sameKey = habit ->
                wish.key().isEmpty() || wish.key().get().mode() == habit.key().mode();
        Predicate<Habit> sameMetre =
                habit -> wish.metre().isEmpty() || wish.metre().get().equals(habit.metre());
        List<Habit> fitting = all.stream().filter(sameKey.and(sameMetre)).toList();
        List<Habit> choice = fitting.isEmpty() ? all : fitting;
        double at = Philox.uniform(seed, 0, 0, HABIT_STREAM)
                * choice.stream().mapToInt(Habit::works).sum();
        for (Habit habit : choice) {
            at -= habit.works();
            if (at < 0) {
                return habit;
            }
        }
        return choice.get(choice.size() - 1);
    }

    private static Tempo usualTempo(Tradition tradition, Metre metre) {
        double beats = tradition.equals(Tradition.BRITISH_ISLES) ? 104 : 84;
        double quartersPerBeat = metre.isCompound() ? 1.5 : 4.0 / metre.denominator();
        return Tempo.ofBpm(beats * quartersPerBeat);
    }

    /** From a fourth below a tonic between A3 and G#4 to a ninth above its octave. */
    private static PitchRange usualRange(Key key) {
        int tonic = 57 + Math.floorMod(key.tonic().pitchClass() - 57, 12);
        return new PitchRange(new Pitch(tonic - 5), new Pitch(tonic + 14));
    }

    /**
     * Composes.
     *
     * @throws RequestException if no melody can meet the request, saying what to relax
     */
    public Composition compose(Request request) throws RequestException {
        Conditions conditions =
                Conditions.ofBars(request.tradition(), request.key().mode(), request.metre(), request.bars());
        return compose(request, conditions, List.of());
    }

    private Composition compose(Request request, Conditions conditions, List<Note> before) throws RequestException {
        Vocabulary vocabulary = model.vocabulary();
        Rules rules = rules(request);
        BarFilling filling = new BarFilling(vocabulary, conditions, closing(request.metre()));
        if (!filling.isOpen(conditions.start())) {
            throw new RequestException(
                    "bars of " + request.metre() + " cannot be filled with the durations this model writes",
                    "choose a metre such as "
                            + vocabulary.metres().stream().map(Metre::toString).collect(Collectors.joining(", ")));
        }
        int reference = Vocabulary.referenceTonic(
                request.key().tonic().pitchClass(), request.range().middle());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            MelodyModel.Reading reading = model.read(conditions);
            Optional<List<Sampler.DrawnNote>> drawn = new Sampler(model)
                    .draw(reading, before, reference, filling, rules, request.temperature(), request.seed(), attempt);
            if (drawn.isPresent()) {
                return new Composition(melody(request, drawn.get()), request, attempt, drawn.get());
            }
        }
        throw new RequestException(
                "no melody was found in " + ATTEMPTS + " attempts that keeps the range " + request.range()
                        + " and repeats no passage of a training work",
                "widen --range, raise --temperature, or take another --seed");
    }

    private static Melody melody(Request request, List<Sampler.DrawnNote> drawn) {
        List<Note> notes = drawn.stream().map(Sampler.DrawnNote::note).toList();
        return Melody.of(request.metre(), request.key(), notes).withTempo(request.tempo());
    }

    private Rules rules(Request request) throws RequestException {
        Key key = request.key();
        Set<Integer> finals = Set.of(key.tonic().pitchClass());
        PitchRange range = request.range();
        if (!sounds(range, finals)) {
            throw new RequestException(
                    "the range " + range + " does not hold the tonic of " + key + ", on which a melody ends",
                    "widen --range so that it holds a " + key.tonic() + ", or choose another --key");
        }
        return new Rules(range.lowest(), range.highest(), scale(key), finals, folder.index());
    }

    private static boolean sounds(PitchRange range, Set<Integer> pitchClasses) {
        for (int pitch = range.lowest().midi(); pitch <= range.highest().midi(); pitch++) {
            if (pitchClasses.contains(pitch % 12)) {
                return true;
            }
        }
        return false;
    }

    /** Pitch classes of the key; in minor the raised sixth and seventh too, which melodic and harmonic minor have. */
    private static Set<Integer> scale(Key key) {
        Set<Integer> degrees = new HashSet<>(key.mode().degrees());
        if (key.mode() == Mode.MINOR) {
            degrees.addAll(Set.of(9, 11));
        }
        return degrees.stream()
                .map(degree -> (degree + key.tonic().pitchClass()) % 12)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The last note lasts a beat, or the whole bar where that is shorter. */
    private static Ticks closing(Metre metre) {
        Ticks beat = metre.isCompound() ? metre.unit().times(3) : metre.unit();
        return Ticks.min(Ticks.max(beat, Ticks.quarters(1)), metre.barLength());
    }
}
