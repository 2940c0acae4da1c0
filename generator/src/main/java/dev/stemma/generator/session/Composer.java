package dev.stemma.generator.session;

import dev.stemma.generator.model.Conditions;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Automaton;
import dev.stemma.generator.model.constraint.Constraint;
import dev.stemma.generator.model.constraint.ForbiddenRuns;
import dev.stemma.generator.model.constraint.Frame;
import dev.stemma.generator.model.constraint.LockedNotes;
import dev.stemma.generator.model.constraint.LockedPassage;
import dev.stemma.generator.model.constraint.NoKnownRun;
import dev.stemma.generator.model.constraint.Possibility;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.model.constraint.Span;
import dev.stemma.generator.model.sampling.DrawnNote;
import dev.stemma.generator.model.sampling.ParticleSampler;
import dev.stemma.generator.model.sampling.Sample;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Articulation;
import dev.stemma.generator.notation.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Composes with one model. What it writes keeps every constraint of the request; what cannot be kept is refused, with the
 * constraints that contradict each other.
 */
public final class Composer {
    /** Choices of notes for a variation that would otherwise change nothing. */
    private static final int ATTEMPTS = 8;

    private final MelodyModel model;
    private final Function<NoKnownRun, ForbiddenRuns> forbidden;
    private final Defaults defaults;

    public Composer(ModelFolder folder) {
        this.model = folder.model();
        this.defaults = new Defaults(folder.config());
        this.forbidden = run -> folder.index().known(run.notes(), run.matching())::endIn;
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
        return defaults.complete(like(melody, keyStated, wish, last(melody)), seed);
    }

    /**
     * Fills in what a wish to rewrite a part of a melody leaves open: as {@link #completeFor} does, but with the metre and
     * key with which it begins; the number of bars is its own.
     */
    public Request completeWithin(Melody melody, boolean keyStated, Wish wish, long seed) throws RequestException {
        int bars = melody.bars().size();
        if (bars > Request.MOST_BARS) {
            throw new RequestException(
                    "the melody has " + bars + " bars; of at most " + Request.MOST_BARS
                            + " a part can be written again",
                    "cut it into parts");
        }
        Wish alike = like(melody, keyStated, wish, Ticks.ZERO);
        int particles = wish.particles().orElse(Defaults.PARTICLES);
        return defaults.complete(alike.but().bars(bars).particles(particles).build(), seed);
    }

    private static Ticks last(Melody melody) {
        List<Note> notes = melody.notes();
        return notes.isEmpty() ? Ticks.ZERO : notes.get(notes.size() - 1).onset();
    }

    private static Wish like(Melody melody, boolean keyStated, Wish wish, Ticks at) throws RequestException {
        List<Note> notes = melody.notes();
        if (notes.isEmpty()) {
            throw nothingThere();
        }
        Key key = keyStated ? KeyEstimator.settle(melody.keys().at(at), notes) : KeyEstimator.estimate(notes);
        return wish.but()
                .key(wish.key().orElse(key))
                .metre(wish.metre().orElse(melody.metres().at(at)))
                .tempo(wish.tempo().orElse(melody.tempos().at(at)))
                .range(wish.range().orElse(Defaults.around(notes)))
                .build();
    }

    /**
     * Does what is asked.
     *
     * @param melody with which it is to be done; none for a new one
     * @throws RequestException if it cannot be done, or not so that the request is met
     */
    public Composition perform(Task task, Optional<Melody> melody, Request request) throws RequestException {
        if (task instanceof Task.Composing) {
            return compose(request);
        }
        Melody given = melody.filter(there -> !there.notes().isEmpty()).orElseThrow(Composer::nothingThere);
        if (task instanceof Task.Filling filling) {
            return fill(given, filling.bars(), filling.locked(), filling.keep(), request);
        }
        if (task instanceof Task.Varying varying) {
            return vary(given, varying.strength(), varying.locked(), varying.keep(), request);
        }
        return continueMelody(given, request);
    }

    private static RequestException nothingThere() {
        return new RequestException("there is no note to continue from", "compose begins a melody from nothing");
    }

    /**
     * Composes.
     *
     * @throws RequestException if no melody can meet the request, saying what to relax
     */
    public Composition compose(Request request) throws RequestException {
        Conditions conditions =
                Conditions.ofBars(request.tradition().main(), request.key().mode(), request.metre(), request.bars());
        int reference = Vocabulary.referenceTonic(
                request.key().tonic().pitchClass(), request.range().middle());
        Frame frame = Frame.whole(model.vocabulary(), conditions, request.key(), reference);
        List<Constraint> constraints = Standing.with(request, List.of(), conditions.end());
        MelodyModel heard = Hearing.of(model, request);
        Sample sample = draw(request, frame, constraints, heard, heard.read(conditions));
        List<Note> notes = Stream.concat(notes(sample).stream(), locked(request).stream())
                .sorted(Comparator.comparing(Note::onset))
                .toList();
        Melody melody = Melody.of(request.metre(), request.key(), notes).withTempo(request.tempo());
        return new Composition(
                melody.withNotes(notes, conditions.end()),
                request,
                new Task.Composing(),
                sample,
                tokens(conditions, notes, reference));
    }

    private TokenSequence tokens(Conditions conditions, List<Note> notes, int reference) {
        List<TokenSequence.Event> events = new MelodyEncoder(model.vocabulary())
                .events(notes, conditions.bars(), conditions.start(), conditions.end(), reference);
        return new TokenSequence(conditions, events, reference);
    }

    /** Notes that the request itself gives. */
    private static List<Note> locked(Request request) {
        List<Note> notes = new ArrayList<>();
        for (Constraint constraint : request.constraints()) {
            if (constraint instanceof LockedNotes lock) {
                notes.addAll(lock.notes());
            } else if (constraint instanceof LockedPassage passage) {
                notes.addAll(passage.notes());
            }
        }
        return notes.stream().distinct().toList();
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
                new Conditions(request.tradition().main(), request.key().mode(), beginning.bars(), beginning.start());
        List<Constraint> constraints = Standing.with(request, List.of(), conditions.end());
        Frame frame = frame(melody, request, beginning, conditions, beginning.end());
        if (!new Automaton(frame, constraints).isOpen()) {
            frame = frame(melody, request, beginning, conditions, beginning.nextBarAt(beginning.end()));
        }
        MelodyModel heard = Hearing.of(model, request);
        MelodyModel.Reading reading = heard.read(conditions);
        List<TokenSequence.Event> events = new MelodyEncoder(model.vocabulary())
                .events(beginning.notes(), beginning.bars(), beginning.start(), frame.from(), frame.referenceTonic());
        events.forEach(event -> reading.accept(event.token(), event.duration()));
        Sample sample = draw(request, frame, constraints, heard, reading);
        List<Note> added = Stream.concat(notes(sample).stream(), locked(request).stream())
                .sorted(Comparator.comparing(Note::onset))
                .toList();
        return new Composition(
                extended(melody, joined(melody.notes(), added), frame.from(), request, conditions.end()),
                request,
                new Task.Continuing(),
                sample,
                tokens(conditions, joined(beginning.notes(), added), frame.referenceTonic()));
    }

    private static List<Note> joined(List<Note> before, List<Note> after) {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private Frame frame(Melody melody, Request request, Beginning beginning, Conditions conditions, Ticks from) {
        int last = conditions.bars().size() - 1;
        return new Frame(
                model.vocabulary(),
                conditions,
                request.key(),
                beginning.notes(),
                from,
                MelodyEncoder.referenceTonic(request.key(), melody.notes()),
                last - request.bars() + 1,
                last);
    }

    /**
     * Writes some bars of a melody again, looking at both sides of them. A note that sounds into the bars stays, and one
     * that sounds out of them is written again to its end.
     *
     * @param locked bars among them that stay
     * @throws RequestException if there are no such bars, or nothing can be written there that meets the request
     */
    public Composition fill(Melody melody, BarRange range, List<BarRange> locked, Keep keep, Request request)
            throws RequestException {
        List<Bar> bars = range.of(melody.bars());
        List<Span> openings = Openings.of(Articulation.legato(melody), bars, locked);
        Task task = new Task.Filling(range, locked, keep);
        return rewrite(Rewriting.of(melody, openings, keep), bars, task, request);
    }

    /**
     * Writes some notes of a melody again; which, is chosen by the seed, off the beat rather than on it. If the model
     * writes all of them as they were, others are chosen, {@value #ATTEMPTS} times at most.
     *
     * @param locked bars that stay
     * @throws RequestException if nothing can be written there that meets the request
     */
    public Composition vary(Melody melody, Strength strength, List<BarRange> locked, Keep keep, Request request)
            throws RequestException {
        for (BarRange range : locked) {
            range.of(melody.bars());
        }
        Task task = new Task.Varying(strength, locked, keep);
        Melody read = Articulation.legato(melody);
        for (int attempt = 1; ; attempt++) {
            List<Span> chosen = Variation.chosen(read, strength, locked, keep, request.seed(), attempt);
            Rewriting rewriting = Rewriting.of(melody, chosen, keep);
            Composition varied = rewrite(rewriting, rewriting.bars(), task, request);
            if (attempt == ATTEMPTS || !varied.melody().notes().equals(melody.notes())) {
                return varied;
            }
        }
    }

    private Composition rewrite(Rewriting rewriting, List<Bar> bars, Task task, Request request)
            throws RequestException {
        Conditions conditions =
                new Conditions(request.tradition().main(), request.key().mode(), rewriting.bars(), rewriting.start());
        int first = rewriting.bars().indexOf(bars.get(0));
        Frame frame = new Frame(
                model.vocabulary(),
                conditions,
                request.key(),
                List.of(),
                rewriting.start(),
                MelodyEncoder.referenceTonic(request.key(), rewriting.melody().notes()),
                first,
                first + bars.size() - 1);
        List<Constraint> constraints = Standing.with(request, rewriting.given(), conditions.end());
        MelodyModel heard = Hearing.of(model, request);
        Sample sample = draw(request, frame, constraints, heard, heard.read(conditions));
        Sample written = sample.withNotes(rewriting::asWritten);
        return new Composition(
                rewriting.with(notes(written)),
                request,
                task,
                written,
                tokens(conditions, rewriting.asRead(notes(sample)), frame.referenceTonic()));
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

    private static List<Note> notes(Sample sample) {
        return sample.notes().stream().map(DrawnNote::note).toList();
    }

    private Sample draw(
            Request request, Frame frame, List<Constraint> constraints, MelodyModel heard, MelodyModel.Reading reading)
            throws RequestException {
        if (frame.conditions().end().isAfter(Limits.LENGTH)) {
            throw new RequestException(
                    "the melody would last " + frame.conditions().end() + " quarter notes; the longest has "
                            + Limits.LENGTH,
                    "ask for fewer --bars, or for a shorter --metre");
        }
        Automaton automaton = new Automaton(frame, constraints);
        Possibility possibility = new Possibility(frame, forbidden);
        if (!automaton.isOpen()) {
            throw refusal(possibility, constraints, request);
        }
        RunGuard guard = new RunGuard(frame, constraints, forbidden);
        ParticleSampler sampler = new ParticleSampler(heard);
        ParticleSampler.Settings settings =
                new ParticleSampler.Settings(request.temperature(), request.particles(), request.seed());
        Optional<Sample> sample = sampler.draw(reading, frame.before(), automaton, guard, settings);
        if (sample.isPresent()) {
            return sample.get();
        }
        List<Integer> way =
                possibility.wayThrough(constraints).orElseThrow(() -> refusal(possibility, constraints, request));
        return sampler.follow(reading, frame.before(), automaton, way, guard, settings);
    }

    private RequestException refusal(Possibility possibility, List<Constraint> constraints, Request request) {
        return possibility
                .conflict(constraints)
                .map(conflict -> Refusal.of(conflict, request, model.vocabulary()))
                .orElseGet(() -> Refusal.notFound(constraints, request));
    }
}
