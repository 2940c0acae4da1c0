package dev.stemma.generator.session;

import dev.stemma.generator.model.BarFilling;
import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.KnownRuns;
import dev.stemma.generator.model.Matching;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.Rules;
import dev.stemma.generator.model.Sampler;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Articulation;
import dev.stemma.generator.notation.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Composes with one model. */
public final class Composer {
    /** Draws that may fail because every note left would repeat a passage of a training work. */
    private static final int ATTEMPTS = 64;

    private final ModelFolder folder;
    private final MelodyModel model;
    private final Defaults defaults;

    public Composer(ModelFolder folder) {
        this.folder = folder;
        this.model = folder.model();
        this.defaults = new Defaults(folder.config());
    }

    /**
     * Fills in what a wish leaves open; key and metre are drawn by the seed from those of the training works.
     *
     * @throws RequestException if the model does not know the tradition
     */
    public Request complete(Wish wish, long seed) throws RequestException {
        return defaults.complete(wish, seed);
    }

    /**
     * Fills in what a wish to continue leaves open: key, metre and tempo are those of the melody where it ends, the range
     * is its own, widened if it is narrow.
     *
     * @param keyStated whether the melody states its key; if not, it is estimated from the notes
     */
    public Request completeFor(Melody melody, boolean keyStated, Wish wish, long seed) throws RequestException {
        List<Note> notes = melody.notes();
        if (notes.isEmpty()) {
            throw new RequestException("there is no note to continue from", "compose begins a melody from nothing");
        }
        Ticks last = notes.get(notes.size() - 1).onset();
        Key key = keyStated ? KeyEstimator.settle(melody.keys().at(last), notes) : KeyEstimator.estimate(notes);
        return defaults.complete(
                new Wish(
                        wish.tradition(),
                        Optional.of(wish.key().orElse(key)),
                        Optional.of(wish.metre().orElse(melody.metres().at(last))),
                        wish.bars(),
                        Optional.of(wish.tempo().orElse(melody.tempos().at(last))),
                        Optional.of(wish.range().orElse(Defaults.around(notes))),
                        wish.temperature(),
                        wish.notNearer()),
                seed);
    }

    /**
     * Composes.
     *
     * @throws RequestException if no melody can meet the request, saying what to relax
     */
    public Composition compose(Request request) throws RequestException {
        Conditions conditions =
                Conditions.ofBars(request.tradition(), request.key().mode(), request.metre(), request.bars());
        int reference = Vocabulary.referenceTonic(
                request.key().tonic().pitchClass(), request.range().middle());
        Drawn drawn = draw(request, conditions, List.of(), List.of(), reference);
        Melody melody =
                Melody.of(request.metre(), request.key(), notes(drawn.notes())).withTempo(request.tempo());
        return new Composition(melody, request, drawn.attempt(), drawn.notes());
    }

    /**
     * Adds {@code request.bars()} bars to a melody, after the rest of the bar in which it ends. Where the model could not
     * go on at once (the melody ends between the places where it writes notes), it goes on with the next quaver, or the
     * next bar. The model reads notes that end a little early, as programs play them, at their written lengths; the melody
     * keeps its own.
     *
     * @throws RequestException if no continuation can meet the request, saying what to relax
     */
    public Composition continueMelody(Melody melody, Request request) throws RequestException {
        Beginning beginning = Beginning.of(Articulation.legato(melody), request.metre(), request.bars());
        Conditions conditions =
                new Conditions(request.tradition(), request.key().mode(), beginning.bars(), beginning.start());
        int reference = MelodyEncoder.referenceTonic(request.key(), melody.notes());
        MelodyEncoder encoder = new MelodyEncoder(model.vocabulary());
        BarFilling filling = new BarFilling(model.vocabulary(), conditions, closing(request.metre()));
        Ticks from = Stream.of(beginning.end(), beginning.nextQuaver())
                .filter(filling::isOpen)
                .findFirst()
                .orElseGet(() -> beginning.nextBarAt(beginning.end()));
        List<TokenSequence.Event> events =
                encoder.events(beginning.notes(), beginning.bars(), beginning.start(), from, reference);
        Drawn drawn = draw(request, conditions, events, beginning.notes(), reference);
        List<Note> notes = Stream.concat(melody.notes().stream(), notes(drawn.notes()).stream())
                .toList();
        return new Composition(
                extended(melody, notes, from, request, conditions.end()), request, drawn.attempt(), drawn.notes());
    }

    private static Melody extended(Melody melody, List<Note> notes, Ticks from, Request request, Ticks end) {
        Melody longer = melody.withNotes(notes, end);
        Ticks nextBar = melody.withNotes(melody.notes(), from).bars().stream()
                .reduce((first, second) -> second)
                .map(bar -> bar.number() == 0
                        ? bar.end()
                        : bar.start().plus(bar.metre().barLength()))
                .orElse(from);
        return longer.withMetres(changedAt(melody.metres(), nextBar, request.metre()))
                .withKeys(changedAt(melody.keys(), from, request.key()));
    }

    /** The timeline until a time, the value from there on. */
    private static <T> Timeline<T> changedAt(Timeline<T> timeline, Ticks at, T value) {
        List<Timeline.Change<T>> changes = new ArrayList<>(timeline.changes().stream()
                .filter(change -> change.at().isBefore(at))
                .toList());
        if (!changes.get(changes.size() - 1).value().equals(value)) {
            changes.add(new Timeline.Change<>(at, value));
        }
        return new Timeline<>(changes);
    }

    private record Drawn(List<Sampler.DrawnNote> notes, int attempt) {}

    private static List<Note> notes(List<Sampler.DrawnNote> drawn) {
        return drawn.stream().map(Sampler.DrawnNote::note).toList();
    }

    private Drawn draw(
            Request request, Conditions conditions, List<TokenSequence.Event> given, List<Note> before, int reference)
            throws RequestException {
        Rules rules = rules(request);
        if (conditions.end().isAfter(Limits.LENGTH)) {
            throw new RequestException(
                    "the melody would last " + conditions.end() + " quarter notes; the longest has " + Limits.LENGTH,
                    "ask for fewer --bars, or for a shorter --metre");
        }
        BarFilling filling = new BarFilling(model.vocabulary(), conditions, closing(request.metre()));
        MelodyModel.Reading start = model.read(conditions);
        given.forEach(event -> start.accept(event.token(), event.duration()));
        if (!filling.isOpen(start.context().now())) {
            throw new RequestException(
                    "bars of " + request.metre() + " cannot be filled with the durations this model writes",
                    "choose a metre such as "
                            + model.vocabulary().metres().stream()
                                    .map(Metre::toString)
                                    .collect(Collectors.joining(", ")));
        }
        Sampler sampler = new Sampler(model);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<Sampler.DrawnNote>> drawn = sampler.draw(
                    start.copy(), before, reference, filling, rules, request.temperature(), request.seed(), attempt);
            if (drawn.isPresent()) {
                return new Drawn(drawn.get(), attempt);
            }
        }
        throw new RequestException(
                "no melody was found in " + ATTEMPTS + " attempts that keeps the range " + request.range()
                        + " and repeats "
                        + request.notNearer()
                                .map(notes -> "no run of " + notes + " notes")
                                .orElse("no passage")
                        + " of a training work",
                "widen --range, raise --temperature, or take another --seed");
    }

    private Rules rules(Request request) throws RequestException {
        Key key = request.key();
        PitchRange range = request.range();
        Set<Integer> finals = Set.of(key.tonic().pitchClass());
        if (!range.holdsAny(finals)) {
            throw new RequestException(
                    "the range " + range + " does not hold the tonic of " + key + ", on which a melody ends",
                    "widen --range so that it holds a " + key.tonic() + ", or choose another --key");
        }
        return new Rules(range.lowest(), range.highest(), scale(key), finals, variants(key), known(request));
    }

    /** Nothing is copied that is 12 notes long; and, where asked for, no shorter run of intervals. */
    private List<KnownRuns> known(Request request) {
        List<KnownRuns> known = new ArrayList<>(List.of(folder.index().known(Rules.COPY, Matching.WITH_RHYTHM)));
        request.notNearer().ifPresent(notes -> known.add(folder.index().known(notes, Matching.INTERVALS)));
        return known;
    }

    /** Pitch classes of the key; in minor the raised sixth and seventh too, which melodic and harmonic minor have. */
    private static Set<Integer> scale(Key key) {
        Set<Integer> degrees = new HashSet<>(key.mode().degrees());
        degrees.addAll(raised(key).values());
        return degrees.stream().map(degree -> pitchClass(key, degree)).collect(Collectors.toSet());
    }

    /** The natural and the raised form of a degree, each pointing to the other. */
    private static Map<Integer, Integer> variants(Key key) {
        Map<Integer, Integer> variants = new HashMap<>();
        raised(key).forEach((natural, raised) -> {
            variants.put(pitchClass(key, natural), pitchClass(key, raised));
            variants.put(pitchClass(key, raised), pitchClass(key, natural));
        });
        return variants;
    }

    private static Map<Integer, Integer> raised(Key key) {
        return key.mode() == Mode.MINOR ? Map.of(8, 9, 10, 11) : Map.of();
    }

    private static int pitchClass(Key key, int degree) {
        return (degree + key.tonic().pitchClass()) % 12;
    }

    /** The last note lasts at least a beat and a quarter note, or the whole bar where that is shorter. */
    private static Ticks closing(Metre metre) {
        Ticks beat = metre.isCompound() ? metre.unit().times(3) : metre.unit();
        return Ticks.min(Ticks.max(beat, Ticks.quarters(1)), metre.barLength());
    }
}
