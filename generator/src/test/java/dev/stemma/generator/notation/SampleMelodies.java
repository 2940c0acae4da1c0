package dev.stemma.generator.notation;

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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Melodies made from a seed: pickups, tuplets, rests, changes of metre, key and tempo, words and chords. */
public final class SampleMelodies {
    private static final List<String> METRES = List.of("4/4", "3/4", "2/4", "6/8", "9/8", "2/2", "5/8", "7/8", "3/8");
    private static final List<Mode> MODES = List.of(Mode.MAJOR, Mode.MINOR);

    private SampleMelodies() {}

    /** A melody with everything, of full bars after its pickup; equal seeds give equal melodies. */
    public static Melody of(long seed) {
        Random random = new Random(seed);
        List<Timeline.Change<Metre>> metres = new ArrayList<>();
        List<Timeline.Change<Key>> keys = new ArrayList<>();
        List<Timeline.Change<Tempo>> tempos = new ArrayList<>();
        Metre metre = metre(random);
        metres.add(new Timeline.Change<>(Ticks.ZERO, metre));
        keys.add(new Timeline.Change<>(Ticks.ZERO, key(random)));
        tempos.add(new Timeline.Change<>(Ticks.ZERO, new Tempo(400_000 + 1000 * random.nextInt(300))));
        Ticks anacrusis = random.nextBoolean() ? Ticks.ZERO : metre.unit();
        TreeSet<Ticks> barLines = new TreeSet<>(List.of(anacrusis));
        Ticks at = anacrusis;
        for (int bars = 2 + random.nextInt(7); bars > 0; bars--) {
            at = at.plus(metre.barLength());
            barLines.add(at);
            if (bars > 1 && random.nextInt(4) == 0) {
                metre = otherThan(metre, random);
                metres.add(new Timeline.Change<>(at, metre));
            }
            if (bars > 1 && random.nextInt(4) == 0) {
                change(keys, at, key(random));
            }
            if (bars > 1 && random.nextInt(4) == 0) {
                change(tempos, at, new Tempo(400_000 + 1000 * random.nextInt(300)));
            }
        }
        List<Note> notes = notes(random, barLines);
        return new Melody(
                Optional.of("Tune " + seed),
                notes,
                at,
                anacrusis,
                new Timeline<>(metres),
                new Timeline<>(keys),
                new Timeline<>(tempos),
                chords(random, notes),
                lyrics(random, notes));
    }

    private static Metre metre(Random random) {
        return Metre.parse(METRES.get(random.nextInt(METRES.size())));
    }

    private static Metre otherThan(Metre metre, Random random) {
        Metre next = metre(random);
        return next.equals(metre) ? otherThan(metre, random) : next;
    }

    private static Key key(Random random) {
        return Key.ofSignature(random.nextInt(15) - 7, MODES.get(random.nextInt(2)));
    }

    private static <T> void change(List<Timeline.Change<T>> changes, Ticks at, T value) {
        if (!changes.get(changes.size() - 1).value().equals(value)) {
            changes.add(new Timeline.Change<>(at, value));
        }
    }

    /** Notes and rests of sixteenths up to dotted halves, and tuplets of a quarter note that lie in one bar. */
    private static List<Note> notes(Random random, TreeSet<Ticks> barLines) {
        Ticks end = barLines.last();
        List<Note> notes = new ArrayList<>();
        Ticks at = Ticks.ZERO;
        int pitch = 55 + random.nextInt(20);
        while (at.isBefore(end)) {
            int tuplet = random.nextInt(6) == 0 ? 3 + 2 * random.nextInt(3) : 1;
            if (at.plus(Ticks.quarters(1)).isAfter(barLines.higher(at))) {
                tuplet = 1;
            }
            Ticks length = tuplet > 1
                    ? Ticks.quarters(1)
                    : Ticks.quarters(new int[] {1, 2, 2, 3, 4, 4, 6, 8, 12}[random.nextInt(9)], 4);
            if (length.isAfter(end.minus(at))) {
                length = end.minus(at);
            }
            Ticks each = new Ticks(length.value() / tuplet);
            for (int i = 0; i < tuplet; i++) {
                pitch = Math.min(90, Math.max(40, pitch + random.nextInt(9) - 4));
                if (random.nextInt(8) > 0) {
                    notes.add(new Note(at.plus(each.times(i)), each, new Pitch(pitch)));
                }
            }
            at = at.plus(length);
        }
        return notes;
    }

    private static List<ChordSymbol> chords(Random random, List<Note> notes) {
        List<String> names = List.of("G", "Am7", "D/F#", "Bb", "F#m7b5", "Csus4", "E7");
        return notes.stream()
                .filter(note -> random.nextInt(5) == 0)
                .map(note -> new ChordSymbol(note.onset(), names.get(random.nextInt(names.size()))))
                .toList();
    }

    private static List<Lyric> lyrics(Random random, List<Note> notes) {
        if (random.nextBoolean()) {
            return List.of();
        }
        return notes.stream()
                .map(note -> new Lyric(
                        note.onset(), 1, List.of("la", "茉莉", "été").get(random.nextInt(3)), random.nextBoolean()))
                .toList();
    }
}
