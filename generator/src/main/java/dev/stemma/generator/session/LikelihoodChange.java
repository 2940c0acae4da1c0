package dev.stemma.generator.session;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much less, or more, a model expects a melody without some works. All figures are bits: minus the binary logarithm of a
 * probability. A change above 0 says that the melody has become less likely: the works spoke for it.
 *
 * @param notes those that the model reads, ascending
 */
public record LikelihoodChange(Melody melody, List<NoteChange> notes) {
    /**
     * @param number of the note in the melody, from 0
     * @param with bits of the model that has the works; rests before the note count with it
     * @param without bits of the other
     */
    public record NoteChange(int number, Note note, double with, double without) {
        public double change() {
            return without - with;
        }
    }

    public LikelihoodChange {
        notes = List.copyOf(notes);
    }

    /**
     * Holds two readings of a melody side by side.
     *
     * @throws IllegalArgumentException if they are of different notes
     */
    public static LikelihoodChange of(Melody melody, List<Explanation> with, List<Explanation> without) {
        if (!with.stream()
                .map(Explanation::note)
                .toList()
                .equals(without.stream().map(Explanation::note).toList())) {
            throw new IllegalArgumentException("two readings of a melody are of the same notes, found " + with.size()
                    + " and " + without.size() + " notes");
        }
        List<NoteChange> notes = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < with.size(); i++) {
            while (!melody.notes().get(number).equals(with.get(i).note())) {
                number++;
            }
            notes.add(new NoteChange(
                    number,
                    with.get(i).note(),
                    with.get(i).bits(),
                    without.get(i).bits()));
        }
        return new LikelihoodChange(melody, notes);
    }

    /** Bits of all notes with the works. */
    public double with() {
        return notes.stream().mapToDouble(NoteChange::with).sum();
    }

    /** Bits of all notes without them. */
    public double without() {
        return notes.stream().mapToDouble(NoteChange::without).sum();
    }

    public double change() {
        return without() - with();
    }

    /** The note that loses most; none if no note becomes less likely. */
    public Optional<NoteChange> most() {
        return notes.stream().filter(note -> note.change() > 0).max(Comparator.comparingDouble(NoteChange::change));
    }
}
