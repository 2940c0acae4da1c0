package dev.stemma.generator.model;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.KeyEstimator;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tradition;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns melodies into tokens. Bars without a note (an accompanist plays) are left out, so that the line goes on at the
 * same place of the next bar; a piece that changes its key gives one sequence a key.
 */
public final class MelodyEncoder {
    private static final int FEWEST_NOTES = 4;

    private final Vocabulary vocabulary;

    public MelodyEncoder(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The sequences of a melody; stretches of fewer than four notes are left out. */
    public List<TokenSequence> encode(Melody melody, Tradition tradition) {
        Melody line = withoutEmptyBars(melody);
        List<Timeline.Change<Key>> keys = line.keys().changes();
        List<TokenSequence> sequences = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Ticks from = keys.get(i).at();
            Ticks to = i + 1 < keys.size() ? keys.get(i + 1).at() : line.length();
            List<Note> notes = line.notes().stream()
                    .filter(note -> !note.onset().isBefore(from) && note.onset().isBefore(to))
                    .toList();
            if (notes.size() >= FEWEST_NOTES) {
                sequences.add(
                        encode(line, notes, KeyEstimator.settle(keys.get(i).value(), notes), tradition));
            }
        }
        return sequences;
    }

    private TokenSequence encode(Melody line, List<Note> notes, Key key, Tradition tradition) {
        int reference = referenceTonic(key, notes);
        List<Bar> bars = line.bars();
        Ticks start = barAt(bars, notes.get(0).onset()).start();
        Ticks end = notes.get(notes.size() - 1).end();
        return new TokenSequence(
                new Conditions(tradition, key.mode(), bars, start),
                events(notes, bars, start, end, reference),
                reference);
    }

    /**
     * The events of notes, with rests wherever none sounds.
     *
     * @param from at or before the first note
     * @param to at or after the end of the last
     */
    public List<TokenSequence.Event> events(List<Note> notes, List<Bar> bars, Ticks from, Ticks to, int reference) {
        List<TokenSequence.Event> events = new ArrayList<>();
        Ticks now = from;
        for (Note note : notes) {
            addRests(events, now, note.onset(), bars);
            events.add(new TokenSequence.Event(vocabulary.noteToken(note.duration()), note.duration()));
            events.add(
                    new TokenSequence.Event(vocabulary.pitchToken(note.pitch().midi() - reference), note.duration()));
            now = note.end();
        }
        addRests(events, now, to, bars);
        return events;
    }

    /** The tonic nearest below the middle of the melody, from which its pitches are counted. */
    public static int referenceTonic(Key key, List<Note> notes) {
        int[] pitches =
                notes.stream().mapToInt(note -> note.pitch().midi()).sorted().toArray();
        return Vocabulary.referenceTonic(key.tonic().pitchClass(), pitches[pitches.length / 2]);
    }

    private void addRests(List<TokenSequence.Event> events, Ticks from, Ticks to, List<Bar> bars) {
        Ticks now = from;
        while (now.isBefore(to)) {
            Ticks end = Ticks.min(to, barAt(bars, now).end());
            int token = vocabulary.restToken(end.minus(now));
            Ticks duration = Ticks.min(end.minus(now), vocabulary.duration(token));
            events.add(new TokenSequence.Event(token, duration));
            now = now.plus(duration);
        }
    }

    private static Bar barAt(List<Bar> bars, Ticks time) {
        for (Bar bar : bars) {
            if (time.isBefore(bar.end())) {
                return bar;
            }
        }
        return bars.get(bars.size() - 1);
    }

    /** The melody with its bars that no note touches taken out, and cut behind the bar of its last note. */
    public static Melody withoutEmptyBars(Melody melody) {
        List<Bar> bars = melody.bars();
        List<Note> notes = new ArrayList<>();
        List<Timeline.Change<Metre>> metres = new ArrayList<>();
        List<Timeline.Change<Key>> keys = new ArrayList<>();
        Ticks removed = Ticks.ZERO;
        int next = 0;
        boolean first = true;
        Ticks anacrusis = Ticks.ZERO;
        for (Bar bar : bars) {
            int begin = next;
            while (next < melody.notes().size()
                    && melody.notes().get(next).onset().isBefore(bar.end())) {
                next++;
            }
            boolean heldOver = begin > 0 && melody.notes().get(begin - 1).end().isAfter(bar.start());
            if (next == begin && !heldOver) {
                removed = removed.plus(bar.length());
                continue;
            }
            if (first && bar.number() == 0) {
                anacrusis = bar.length();
            }
            first = false;
            Ticks start = bar.start().minus(removed);
            if (metres.isEmpty() || !metres.get(metres.size() - 1).value().equals(bar.metre())) {
                metres.add(new Timeline.Change<>(start, bar.metre()));
            }
            for (Note note : melody.notes().subList(begin, next)) {
                Ticks onset = note.onset().minus(removed);
                addKey(keys, onset, melody.keys().at(note.onset()));
                notes.add(new Note(onset, note.duration(), note.pitch()));
            }
        }
        if (notes.isEmpty()) {
            return melody;
        }
        Ticks end = notes.get(notes.size() - 1).end();
        Melody shifted = new Melody(
                melody.title(),
                notes,
                Ticks.max(end, melody.length().minus(removed)),
                anacrusis,
                new Timeline<>(metres),
                new Timeline<>(keys),
                melody.tempos(),
                List.of(),
                List.of());
        Ticks lastBarEnd =
                barAt(shifted.bars(), notes.get(notes.size() - 1).onset()).end();
        return shifted.withNotes(notes, Ticks.max(end, lastBarEnd));
    }

    private static void addKey(List<Timeline.Change<Key>> keys, Ticks onset, Key key) {
        if (keys.isEmpty()) {
            keys.add(new Timeline.Change<>(Ticks.ZERO, key));
        } else if (!keys.get(keys.size() - 1).value().equals(key)) {
            keys.add(new Timeline.Change<>(onset, key));
        }
    }
}
