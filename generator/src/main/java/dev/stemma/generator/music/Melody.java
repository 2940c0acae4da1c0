package dev.stemma.generator.music;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A single line of notes with its metre, key, tempo, words and chords. Immutable; notes ascend and do not overlap.
 *
 * @param title as its source names it
 * @param anacrusis length of the pickup bar, zero if the piece begins on a bar line
 * @param length end of the piece, at or after the end of the last note
 */
public record Melody(
        Optional<String> title,
        List<Note> notes,
        Ticks length,
        Ticks anacrusis,
        Timeline<Metre> metres,
        Timeline<Key> keys,
        Timeline<Tempo> tempos,
        List<ChordSymbol> chords,
        List<Lyric> lyrics) {
    public static final Tempo DEFAULT_TEMPO = Tempo.ofBpm(120);

    public Melody {
        notes = List.copyOf(notes);
        chords = List.copyOf(chords);
        lyrics = List.copyOf(lyrics);
        Ticks end = Ticks.ZERO;
        for (Note note : notes) {
            if (note.onset().isBefore(end)) {
                throw new IllegalArgumentException("notes of a melody must not overlap: one begins at " + note.onset()
                        + " before another ends at " + end);
            }
            end = note.end();
        }
        if (length.isBefore(end)) {
            throw new IllegalArgumentException("the piece ends at " + length + ", before its last note, " + end);
        }
        if (anacrusis.value() < 0) {
            throw new IllegalArgumentException("a pickup cannot be shorter than nothing, found " + anacrusis);
        }
    }

    /** An untitled melody in one metre and one key, without a pickup, ending with the bar of its last note. */
    public static Melody of(Metre metre, Key key, List<Note> notes) {
        Ticks end = notes.isEmpty() ? Ticks.ZERO : notes.get(notes.size() - 1).end();
        long bar = metre.barLength().value();
        Ticks length = new Ticks((end.value() + bar - 1) / bar * bar);
        return new Melody(
                Optional.empty(),
                notes,
                length,
                Ticks.ZERO,
                Timeline.of(metre),
                Timeline.of(key),
                Timeline.of(DEFAULT_TEMPO),
                List.of(),
                List.of());
    }

    public Melody withTitle(String newTitle) {
        return new Melody(Optional.of(newTitle), notes, length, anacrusis, metres, keys, tempos, chords, lyrics);
    }

    public Melody withNotes(List<Note> newNotes, Ticks newLength) {
        return new Melody(title, newNotes, newLength, anacrusis, metres, keys, tempos, chords, lyrics);
    }

    public Melody withTempo(Tempo tempo) {
        return new Melody(title, notes, length, anacrusis, metres, keys, Timeline.of(tempo), chords, lyrics);
    }

    public Melody withKeys(Timeline<Key> newKeys) {
        return new Melody(title, notes, length, anacrusis, metres, newKeys, tempos, chords, lyrics);
    }

    public Melody withAnacrusis(Ticks pickup) {
        return new Melody(title, notes, length, pickup, metres, keys, tempos, chords, lyrics);
    }

    public Melody withMetres(Timeline<Metre> newMetres) {
        return new Melody(title, notes, length, anacrusis, newMetres, keys, tempos, chords, lyrics);
    }

    /**
     * The bars from the beginning to {@link #length}: a pickup bar with number 0 where there is one, then full bars of
     * the metre in force. A metre change inside a bar ends that bar there; the last bar is cut at the end of the piece.
     */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        List<Timeline.Change<Metre>> changes = metres.changes();
        int next = 1;
        Ticks start = Ticks.ZERO;
        while (start.isBefore(length)) {
            while (next < changes.size() && !changes.get(next).at().isAfter(start)) {
                next++;
            }
            Metre metre = changes.get(next - 1).value();
            boolean pickup = start.isZero() && !anacrusis.isZero();
            Ticks end = Ticks.min(length, start.plus(pickup ? anacrusis : metre.barLength()));
            if (next < changes.size()) {
                end = Ticks.min(end, changes.get(next).at());
            }
            int number = bars.isEmpty()
                    ? (pickup ? 0 : 1)
                    : bars.get(bars.size() - 1).number() + 1;
            bars.add(new Bar(number, start, end.minus(start), metre));
            start = end;
        }
        return List.copyOf(bars);
    }

    /**
     * What lies between two times, as a melody that begins at zero: notes that begin there, without words and chords. If it
     * begins inside a bar, the rest of that bar becomes a pickup.
     */
    public Melody part(Ticks from, Ticks to) {
        List<Note> within = notes.stream()
                .filter(note -> !note.onset().isBefore(from) && note.onset().isBefore(to))
                .map(note -> new Note(note.onset().minus(from), note.duration(), note.pitch()))
                .toList();
        Ticks end =
                within.isEmpty() ? Ticks.ZERO : within.get(within.size() - 1).end();
        Bar bar = bars().stream()
                .filter(each -> from.isBefore(each.end()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the piece ends at " + length + ", before " + from));
        boolean inside = bar.start().isBefore(from) || bar.number() == 0;
        return new Melody(
                title,
                within,
                Ticks.max(end, to.minus(from)),
                inside ? bar.end().minus(from) : Ticks.ZERO,
                metres.from(from),
                keys.from(from),
                tempos.from(from),
                List.of(),
                List.of());
    }
}
