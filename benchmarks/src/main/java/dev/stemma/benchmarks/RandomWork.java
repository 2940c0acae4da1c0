package dev.stemma.benchmarks;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import dev.stemma.generator.session.BarRange;
import dev.stemma.generator.session.Composer;
import dev.stemma.generator.session.Editor;
import dev.stemma.generator.session.Keep;
import dev.stemma.generator.session.Request;
import dev.stemma.generator.session.RequestException;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.generator.session.Strength;
import dev.stemma.generator.session.Task;
import dev.stemma.generator.session.Wish;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.TracedNote;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Somebody composes a piece with a model and works on it, at random: the same number gives the same work. */
final class RandomWork {
    private static final int STEPS = 8;
    private static final Ticks QUAVER = Ticks.quarters(1, 2);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Actor SOMEBODY = new Actor.Person(Commitment.to("somebody", new byte[Commitment.SALT_LENGTH]));

    private final ModelFolder model;
    private final Composer composer;
    private final SplittableRandom random;
    private final Session session;
    private final Wish wish;
    private int refused;

    RandomWork(ModelFolder model, long number) throws SessionException {
        this.model = model;
        this.composer = new Composer(model);
        this.random = new SplittableRandom(number);
        this.session = Session.begin(new UUID(0, number), SOMEBODY, NOON, entry -> {});
        List<Tradition> traditions = model.config().vocabulary().traditions();
        Wish.Builder builder =
                Wish.of(traditions.get(random.nextInt(traditions.size()))).but().bars(4 << random.nextInt(3));
        this.wish = random.nextInt(3) == 0
                ? builder.temperature(0.7 + 0.1 * random.nextInt(6)).build()
                : builder.build();
    }

    /** What was asked for and could not be done. */
    int refused() {
        return refused;
    }

    Journal journal() {
        return session.journal();
    }

    RandomWork work() throws SessionException, RequestException {
        session.request(
                SOMEBODY,
                model,
                new Task.Composing(),
                composer.complete(wish, random.nextLong()),
                1 + random.nextInt(3));
        for (int i = 0; i < STEPS; i++) {
            try {
                step();
            } catch (SessionException | RequestException e) {
                refused++;
            }
        }
        return this;
    }

    private void step() throws SessionException, RequestException {
        switch (random.nextInt(10)) {
            case 0, 1 -> rewrite(new Task.Filling(bars(), List.of(), any(Keep.values())));
            case 2 -> rewrite(new Task.Varying(any(Strength.values()), List.of(), any(Keep.values())));
            case 3 ->
                ask(
                        new Task.Continuing(),
                        composer.completeFor(
                                session.melody(), true, wish.but().bars(2).build(), random.nextLong()));
            default -> edit();
        }
    }

    private void rewrite(Task task) throws SessionException, RequestException {
        ask(task, composer.completeWithin(session.melody(), true, wish, random.nextLong()));
    }

    private void ask(Task task, Request request) throws SessionException {
        session.request(SOMEBODY, model, task, request, 1 + random.nextInt(2));
    }

    private BarRange bars() throws SessionException {
        int bars = session.melody().bars().size();
        int first = 1 + random.nextInt(bars);
        return new BarRange(first, Math.min(bars, first + random.nextInt(2)));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void edit() throws SessionException {
        Editor editor = session.editor(SOMEBODY);
        List<JournalNote> notes =
                session.version().notes().stream().map(TracedNote::note).toList();
        JournalNote note = notes.get(random.nextInt(notes.size()));
        switch (random.nextInt(7)) {
            case 0 -> editor.remove(note.id());
            case 1 -> editor.resize(note.id(), new Ticks(note.duration() / 2));
            case 2 -> editor.move(note.id(), new Ticks(note.onset()).plus(QUAVER));
            case 3 -> editor.add(new Ticks(note.end()), QUAVER, new Pitch(note.pitch()));
            case 4 -> editor.lock(bars());
            case 5 -> editor.transpose(random.nextInt(5) - 2);
            default -> editor.setPitch(note.id(), new Pitch(note.pitch() + 1 + random.nextInt(4)));
        }
    }

    /** A composition of eight bars, as it is offered. */
    static Journal eightBars(ModelFolder model, long seed) throws SessionException, RequestException {
        Session session = Session.begin(new UUID(1, seed), SOMEBODY, NOON, entry -> {});
        Composer composer = new Composer(model);
        List<Tradition> traditions = model.config().vocabulary().traditions();
        Tradition tradition = traditions.get((int) (seed % traditions.size()));
        session.request(
                SOMEBODY,
                model,
                new Task.Composing(),
                composer.complete(Wish.of(tradition).but().bars(8).build(), seed),
                1);
        return session.journal();
    }
}
