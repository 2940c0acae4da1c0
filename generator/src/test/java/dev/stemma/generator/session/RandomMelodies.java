package dev.stemma.generator.session;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Melodies with pickups, tuplets, rests, any mode, and changes of metre, key and tempo. */
final class RandomMelodies {
    private static final List<String> METRES = List.of("2/4", "3/4", "4/4", "6/8", "2+2+3/8", "5/16", "1/1");
    private static final long[] EIGHTHS = {4, 2, 1, 1, 3};

    private final Random random;

    RandomMelodies(long seed) {
        random = new Random(seed);
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    /** As odd as they come. */
    Melody melody(int notes) {
        List<Note> line = new ArrayList<>();
        Ticks at = time();
        for (int i = 0; i < notes; i++) {
            Note note = new Note(at, time().plus(new Ticks(1)), new Pitch(random.nextInt(128)));
            line.add(note);
            at = random.nextInt(3) == 0 ? note.end().plus(time()) : note.end();
        }
        Ticks end = at.plus(time());
        return new Melody(
                Optional.empty(),
                line,
                end,
                random.nextBoolean() ? Ticks.ZERO : time(),
                timeline(() -> Metre.parse(METRES.get(random.nextInt(METRES.size())))),
                timeline(() -> Key.ofSignature(random.nextInt(15) - 7, Mode.values()[random.nextInt(12)])),
                timeline(() -> new Tempo(1 + random.nextInt(0xFFFFFF))),
                List.of(),
                List.of());
    }

    /** As somebody might have written it: quavers, quarters, halves in 4/4, most of them following on each other. */
    Melody plain(int notes) {
        List<Note> line = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        int pitch = 67;
        for (int i = 0; i < notes; i++) {
            long eighths = EIGHTHS[random.nextInt(5)];
            Note note = new Note(at, Ticks.quarters(eighths, 2), new Pitch(pitch));
            line.add(note);
            at = random.nextInt(12) == 0 ? note.end().plus(Ticks.quarters(1, 2)) : note.end();
            pitch = Math.max(55, Math.min(81, pitch + random.nextInt(9) - 4));
        }
        return Melody.of(Metre.COMMON, Key.parse("G major"), line);
    }

    private <T> Timeline<T> timeline(Supplier<T> value) {
        List<Timeline.Change<T>> changes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        do {
            changes.add(new Timeline.Change<>(at, value.get()));
            at = at.plus(time()).plus(Ticks.quarters(1));
        } while (random.nextInt(3) == 0);
        return new Timeline<>(changes);
    }

    private Ticks time() {
        return switch (random.nextInt(4)) {
            case 0 -> Ticks.quarters(random.nextInt(8), 2);
            case 1 -> Ticks.quarters(random.nextInt(12), 3);
            case 2 -> Ticks.quarters(random.nextInt(35), 7);
            default -> new Ticks(random.nextInt(2_000_000));
        };
    }
}
