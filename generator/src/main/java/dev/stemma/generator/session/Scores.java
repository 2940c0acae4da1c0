package dev.stemma.generator.session;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Limits;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.ScoreFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Melodies as journals keep them: a frame, and notes as plain numbers. Both ways are exact, except that title, words and
 * chords, which no model reads, are not kept.
 */
public final class Scores {
    private Scores() {}

    /** What a melody has beside its notes. */
    public static ScoreFrame frame(Melody melody) {
        return new ScoreFrame(
                melody.length().value(),
                melody.anacrusis().value(),
                changes(melody.metres(), Metre::toString),
                changes(melody.keys(), Key::toString),
                changes(melody.tempos(), Tempo::microsPerQuarter));
    }

    private static <T, R> SortedMap<Long, R> changes(Timeline<T> timeline, Function<T, R> value) {
        SortedMap<Long, R> changes = new TreeMap<>();
        timeline.changes().forEach(change -> changes.put(change.at().value(), value.apply(change.value())));
        return changes;
    }

    /** A note under its number. */
    public static JournalNote note(long id, Note note) {
        return new JournalNote(
                id, note.onset().value(), note.duration().value(), note.pitch().midi());
    }

    /** The note without its number. */
    public static Note note(JournalNote note) {
        return new Note(new Ticks(note.onset()), new Ticks(note.duration()), new Pitch(note.pitch()));
    }

    /**
     * The melody of a frame and its notes.
     *
     * @throws RecordException if they are not what a melody of at most {@link Limits} has
     */
    public static Melody melody(ScoreFrame frame, Collection<JournalNote> notes) throws RecordException {
        requireWithin("length", frame.length(), Limits.LENGTH.value());
        requireWithin("number of notes", notes.size(), Limits.NOTES);
        try {
            return new Melody(
                    Optional.empty(),
                    notes.stream()
                            .map(Scores::note)
                            .sorted(Comparator.comparing(Note::onset))
                            .toList(),
                    new Ticks(frame.length()),
                    new Ticks(frame.anacrusis()),
                    timeline("metre", frame.metres(), Scores::metre),
                    timeline("key", frame.keys(), Scores::key),
                    timeline("tempo", frame.tempos(), Tempo::new),
                    List.of(),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw new RecordException("the score on record is no melody: " + e.getMessage(), e);
        }
    }

    private static void requireWithin(String what, long found, long most) throws RecordException {
        if (found > most) {
            throw new RecordException("the score on record has a " + what + " of " + found + ", accepted " + most);
        }
    }

    private static <T, R> Timeline<R> timeline(String what, SortedMap<Long, T> changes, Function<T, R> value)
            throws RecordException {
        requireWithin("number of " + what + " changes", changes.size(), Limits.CHANGES);
        List<Timeline.Change<R>> read = new ArrayList<>();
        for (Map.Entry<Long, T> change : changes.entrySet()) {
            read.add(new Timeline.Change<>(new Ticks(change.getKey()), value.apply(change.getValue())));
        }
        if (read.isEmpty()) {
            throw new RecordException("the score on record has no " + what);
        }
        return new Timeline<>(read);
    }

    private static Metre metre(String text) {
        return asWritten(text, Metre.parse(text));
    }

    private static Key key(String text) {
        return asWritten(text, Key.parse(text));
    }

    private static <T> T asWritten(String text, T value) {
        if (!value.toString().equals(text)) {
            throw new IllegalArgumentException("\"" + text + "\" would be written \"" + value + "\"");
        }
        return value;
    }
}
