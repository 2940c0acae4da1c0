package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small sets of melodies. */
final class Sets {
    private Sets() {}

    /** Quarter notes. */
    static SetMelody melody(String name, String group, int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < pitches.length; i++) {
            notes.add(new Note(Ticks.quarters(i), Ticks.quarters(1), new Pitch(pitches[i])));
        }
        Melody melody = Melody.of(Metre.COMMON, Key.C_MAJOR, notes);
        return new SetMelody(name, group, melody, true, true, Optional.empty());
    }

    /** {@code count} melodies m0, m1 ... of different lengths. */
    static MelodySet of(String name, int count) {
        return new MelodySet(
                name,
                IntStream.range(0, count)
                        .mapToObj(i -> melody(
                                "m" + i,
                                "m" + i,
                                IntStream.range(0, 3 + i % 4)
                                        .map(n -> 60 + (n * n + i) % 7)
                                        .toArray()))
                        .toList());
    }
}
