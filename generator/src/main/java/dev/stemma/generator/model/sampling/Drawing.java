package dev.stemma.generator.model.sampling;

import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.constraint.Automaton;
import dev.stemma.generator.model.constraint.Outlook;
import dev.stemma.generator.model.constraint.RunGuard;
import dev.stemma.generator.model.constraint.State;
import dev.stemma.generator.model.constraint.Trail;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One drawing of a {@link ParticleSampler}, from its beginning to its end: mutable. */
final class Drawing {
    /** Bars behind what was written in which the probabilities of given notes are weighed. */
    private static final int BARS_WEIGHED = 2;

    private static final int SEARCH_STREAM = 4;
    private static final int SEARCH_STEPS = 4000;
    private static final double LOG_2 = StrictMath.log(2);

    private final MelodyModel model;
    private final Automaton automaton;
    private final RunGuard guard;
    private final ParticleSampler.Settings settings;
    private final Outlook outlook;
    private final Ticks lastChoice;
    private int round;

    Drawing(MelodyModel model, Automaton automaton, RunGuard guard, ParticleSampler.Settings settings) {
        this.model = model;
        this.automaton = automaton;
        this.guard = guard;
        this.settings = settings;
        this.outlook = new Outlook(automaton);
        this.lastChoice = automaton.lastChoice().orElse(Ticks.ZERO);
    }

    Optional<Sample> draw(MelodyModel.Reading reading, List<Note> before) {
        Particle first = start(reading, before);
        Cloud cloud = new Cloud(first.copy(), settings.particles());
        Optional<Ticks> next = earliest(cloud);
        while (next.isPresent()) {
            advanceTo(next.get().plus(Ticks.quarters(1)), cloud.particles());
            cloud.resample(settings.seed(), round);
            next = earliest(cloud);
        }
        for (Particle particle : cloud.particles()) {
            particle.logWeight -= particle.isAlive() ? particle.logOutlook : 0;
        }
        double log2Probability = cloud.logMean() / LOG_2;
        return cloud.pick(settings.seed(), round)
                .map(particle ->
                        new Sample(particle.notes(), settings.particles(), cloud.resamplings(), false, log2Probability))
                .or(() -> search(first)
                        .map(particle -> new Sample(
                                particle.notes(), settings.particles(), cloud.resamplings(), true, log2Probability)));
    }

    /** Goes a way that is known. */
    Sample follow(MelodyModel.Reading reading, List<Note> before, List<Integer> tokens) {
        Particle particle = start(reading, before);
        int given = tokens.size() - remaining(particle, tokens);
        for (int token : tokens.subList(given, tokens.size())) {
            note(particle, 0, token, 1, particle.reading.logProbabilities());
            Ticks duration = particle.state.duration(token);
            step(particle, token);
            particle.reading.accept(token, duration);
            round++;
        }
        return new Sample(particle.notes(), settings.particles(), 0, true, Double.NEGATIVE_INFINITY);
    }

    private int remaining(Particle particle, List<Integer> tokens) {
        State state = automaton.start();
        int at = 0;
        while (state.now().isBefore(particle.state.now())) {
            state = state.after(tokens.get(at++));
        }
        return tokens.size() - at;
    }

    /** Where the first choice is. */
    private Particle start(MelodyModel.Reading reading, List<Note> before) {
        Particle first = new Particle(reading, automaton.start(), Trail.of(before));
        while (!isDone(first) && first.state.isGiven()) {
            State state = first.state;
            int token = state.allowed().nextSetBit(0);
            step(first, token);
            reading.accept(token, state.duration(token));
        }
        first.logOutlook = outlook.of(first.state);
        first.logWeight = first.logOutlook;
        return first;
    }

    /** Whether all is drawn, and what is given behind it weighed. */
    private boolean isDone(Particle particle) {
        State state = particle.state;
        return !state.awaitsPitch()
                && (state.isComplete()
                        || (state.now().isAfter(lastChoice)
                                && !state.now().isBefore(particle.lookUntil)
                                && guard.isPast(particle.trail)));
    }

    private Optional<Ticks> earliest(Cloud cloud) {
        return cloud.particles().stream()
                .filter(particle -> particle.isAlive() && !isDone(particle))
                .map(particle -> particle.state.now())
                .min(Ticks::compareTo);
    }

    private void advanceTo(Ticks barrier, List<Particle> particles) {
        List<MelodyModel.Reading> readings = new ArrayList<>();
        List<Integer> tokens = new ArrayList<>();
        List<Ticks> durations = new ArrayList<>();
        do {
            readings.clear();
            tokens.clear();
            durations.clear();
            for (int i = 0; i < particles.size(); i++) {
                Particle particle = particles.get(i);
                if (isDue(particle, barrier)) {
                    int token = choose(particle, i);
                    if (token >= 0) {
                        readings.add(particle.reading);
                        tokens.add(token);
                        durations.add(particle.state.duration(token));
                        step(particle, token);
                    }
                }
            }
            round++;
            model.advance(
                    readings.toArray(MelodyModel.Reading[]::new),
                    tokens.stream().mapToInt(Integer::intValue).toArray(),
                    durations.toArray(Ticks[]::new));
        } while (particles.stream().anyMatch(particle -> isDue(particle, barrier)));
    }

    private boolean isDue(Particle particle, Ticks barrier) {
        return particle.isAlive()
                && (particle.state.awaitsPitch() || (particle.state.now().isBefore(barrier) && !isDone(particle)));
    }

    /** Draws a particle's next token and weighs it; -1 if there is none. */
    private int choose(Particle particle, int number) {
        State state = particle.state;
        double[] logProbabilities = particle.reading.logProbabilities();
        Choice choice = choice(particle, logProbabilities);
        if (choice.isEmpty()) {
            particle.die();
            return -1;
        }
        boolean given = state.isGiven();
        int index = given ? 0 : choice.draw(Philox.uniform(settings.seed(), round, number));
        int token = choice.tokens()[index];
        boolean weighed = !given || state.now().isBefore(particle.lookUntil);
        particle.logWeight += (weighed ? choice.logMass() : choice.logOutlooks()[index]) - particle.logOutlook;
        particle.logOutlook = choice.logOutlooks()[index];
        note(particle, number, token, choice.tokens().length, logProbabilities);
        return token;
    }

    private Choice choice(Particle particle, double[] logProbabilities) {
        return Choice.of(particle.state, particle.trail, logProbabilities, settings.temperature(), outlook, guard);
    }

    private void note(Particle particle, int number, int token, int choices, double[] logProbabilities) {
        if (particle.state.isGiven()) {
            particle.forgetRhythm();
        } else if (particle.state.awaitsPitch()) {
            particle.drewPitch(token, number, choices, logProbabilities);
        } else {
            particle.drewRhythm(round, choices, logProbabilities[token]);
        }
    }

    private void step(Particle particle, int token) {
        State state = particle.state;
        boolean given = state.isGiven();
        if (state.awaitsPitch()) {
            particle.trail = particle.trail.with(state.note(token), !given);
        }
        if (!given) {
            particle.lookUntil = automaton.barsBehind(state.now().plus(state.duration(token)), BARS_WEIGHED);
        }
        particle.state = state.after(token);
    }

    /** A place of the search, with the tokens that are left there. */
    private record Place(Particle particle, Choice choice, boolean[] tried) {}

    /** Depth first, in an order drawn like any token, until a way is found. */
    private Optional<Particle> search(Particle first) {
        Deque<Place> path = new ArrayDeque<>();
        path.push(place(first.copy()));
        for (int steps = 0; steps < SEARCH_STEPS && !path.isEmpty(); steps++) {
            Place place = path.peek();
            if (isDone(place.particle())) {
                return Optional.of(place.particle());
            }
            int index =
                    place.choice().drawUntried(Philox.uniform(settings.seed(), round, 0, SEARCH_STREAM), place.tried());
            if (index < 0) {
                path.pop();
                continue;
            }
            place.tried()[index] = true;
            Particle next = place.particle().copy();
            int token = place.choice().tokens()[index];
            note(next, 0, token, place.choice().tokens().length, next.reading.logProbabilities());
            Ticks duration = next.state.duration(token);
            step(next, token);
            next.reading.accept(token, duration);
            round++;
            path.push(place(next));
        }
        return Optional.empty();
    }

    private Place place(Particle particle) {
        if (isDone(particle)) {
            return new Place(particle, Choice.NONE, new boolean[0]);
        }
        Choice choice = choice(particle, particle.reading.logProbabilities());
        return new Place(particle, choice, new boolean[choice.tokens().length]);
    }
}
