package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Melodies of every kind from a seed: tuplets, odd lengths, changes of everything, hostile words. */
final class RandomMelody {
    private static final List<String> METRES =
            List.of("4/4", "3/4", "2/4", "6/8", "9/8", "3/8", "5/8", "2/2", "2+2+3/8", "7/16", "12/8", "3/2", "1/64");
    private static final String HOSTILE = "ab Z\n\r\t%\\\"&;-_*|~[]{}!+:^<>@'`u4e2d$#é中🎵\u0000\u2028\uFEFF/12";

    private final Random random;

    RandomMelody(long seed) {
        random = new Random(seed);
    }

    Melody next() {
        List<Note> notes = notes();
        Ticks end = notes.get(notes.size() - 1).end();
        Ticks length = random.nextBoolean() ? end : end.plus(length());
        return new Melody(
                random.nextBoolean() ? Optional.of(words()) : Optional.empty(),
                notes,
                length,
                random.nextInt(3) == 0 ? length() : Ticks.ZERO,
                timeline(length, () -> Metre.parse(METRES.get(random.nextInt(METRES.size())))),
                timeline(length, this::key),
                timeline(length, () -> new Tempo(1 + random.nextInt(random.nextBoolean() ? 1_000_000 : 0xFFFFFF))),
                chords(length),
                lyrics(notes));
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        Ticks at = random.nextInt(3) == 0 ? length() : Ticks.ZERO;
        int count = 1 + random.nextInt(60);
        while (notes.size() < count) {
            Ticks[] group = group();
            for (Ticks length : group) {
                if (random.nextInt(6) > 0) {
                    notes.add(new Note(
                            at,
                            length,
                            new Pitch(random.nextInt(20) == 0 ? random.nextInt(128) : 55 + random.nextInt(25))));
                }
                at = at.plus(length);
            }
        }
        return notes;
    }

    /** One length, or the lengths of one tuplet. */
    private Ticks[] group() {
        int kind = random.nextInt(8);
        int[] tuplets = {3, 5, 7, 9, 3, 3};
        if (kind > 1) {
            return new Ticks[] {length()};
        }
        int count = tuplets[random.nextInt(tuplets.length)];
        Ticks[] lengths = new Ticks[count];
        Arrays.fill(lengths, Ticks.quarters(1, (long) count << random.nextInt(2)));
        return lengths;
    }

    private Ticks length() {
        if (random.nextInt(15) == 0) {
            return new Ticks(1 + random.nextInt(random.nextBoolean() ? 5_000 : 5_000_000));
        }
        return Ticks.quarters(1 + random.nextInt(7), 1L << random.nextInt(5));
    }

    private Key key() {
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        return Key.ofSignature(random.nextInt(15) - 7, mode);
    }

    private <T> Timeline<T> timeline(Ticks length, Supplier<T> value) {
        TreeMap<Ticks, T> changes = new TreeMap<>();
        changes.put(Ticks.ZERO, value.get());
        for (int i = random.nextInt(3) * random.nextInt(3); i > 0; i--) {
            changes.put(time(length), value.get());
        }
        return new Timeline<>(changes.entrySet().stream()
                .map(change -> new Timeline.Change<>(change.getKey(), change.getValue()))
                .toList());
    }

    /** A time before the end. */
    private Ticks time(Ticks length) {
        Ticks time = random.nextInt(5) == 0
                ? new Ticks((long) (random.nextDouble() * length.value()))
                : Ticks.quarters((long) (random.nextDouble() * length.toUnits(4)), 4);
        return time.isBefore(length) ? time : Ticks.ZERO;
    }

    private List<ChordSymbol> chords(Ticks length) {
        TreeSet<Ticks> times = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            times.add(random.nextInt(5) == 0 ? length : time(length));
        }
        String[] names = {"G", "Am7", "D/F#", "Fine", "^above", "D.C.", " ", words()};
        return times.stream()
                .map(time -> new ChordSymbol(time, names[random.nextInt(names.length)]))
                .toList();
    }

    private List<Lyric> lyrics(List<Note> notes) {
        List<Lyric> lyrics = new ArrayList<>();
        int verses = random.nextInt(3);
        for (Note note : notes) {
            for (int verse = 1; verse <= verses; verse++) {
                if (random.nextInt(4) > 0) {
                    lyrics.add(new Lyric(
                            note.onset(), verse, random.nextInt(3) == 0 ? words() : "la", random.nextBoolean()));
                }
            }
        }
        return lyrics;
    }

    /** One to twelve characters, few of them innocent. */
    private String words() {
        int[] signs = HOSTILE.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }
}
