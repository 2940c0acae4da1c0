package dev.stemma.generator.session;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.music.Tonic;
import dev.stemma.generator.notation.Limits;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;

/**
 * What one person, or a program, does to the notes that a session shows. What a note is already, it need not become: then
 * nothing happens.
 */
public final class Editor {
    private final Ledger ledger;
    private final Actor actor;

    Editor(Ledger ledger, Actor actor) {
        this.ledger = ledger;
        this.actor = actor;
    }

    /**
     * Enters a note.
     *
     * @return its id
     */
    public long add(Ticks onset, Ticks duration, Pitch pitch) throws SessionException {
        long id = ledger.nextNote();
        requireTime(id, onset, duration);
        ledger.edit(
                actor,
                new NoteEdit.Added(
                        new JournalNote(id, onset.value(), duration.value(), pitch.midi()), Optional.empty(), false));
        return id;
    }

    public void setPitch(long note, Pitch pitch) throws SessionException {
        if (open(note).pitch() != pitch.midi()) {
            ledger.edit(actor, new NoteEdit.Pitched(note, pitch.midi(), Optional.empty(), false));
        }
    }

    public void move(long note, Ticks onset) throws SessionException {
        JournalNote before = open(note);
        requireTime(note, onset, new Ticks(before.duration()));
        if (before.onset() != onset.value()) {
            ledger.edit(actor, new NoteEdit.Moved(note, onset.value(), Optional.empty(), false));
        }
    }

    public void resize(long note, Ticks duration) throws SessionException {
        JournalNote before = open(note);
        requireTime(note, new Ticks(before.onset()), duration);
        if (before.duration() != duration.value()) {
            ledger.edit(actor, new NoteEdit.Resized(note, duration.value(), Optional.empty(), false));
        }
    }

    public void remove(long note) throws SessionException {
        open(note);
        ledger.edit(actor, new NoteEdit.Removed(note, false));
    }

    private void work(Operation operation) throws SessionException {
        ledger.work(actor, operation);
    }

    private static void requireTime(long note, Ticks onset, Ticks duration) throws SessionException {
        if (onset.value() < 0 || duration.value() < 1 || onset.plus(duration).isAfter(Limits.LENGTH)) {
            throw new SessionException(
                    "the note " + JournalNote.name(note) + " would go from " + onset + " for " + duration
                            + " quarter notes",
                    "a note begins at 0 or later, lasts, and ends by " + Limits.LENGTH);
        }
    }

    /** A note that is there and not locked. */
    private JournalNote open(long id) throws SessionException {
        JournalNote note = ledger.version()
                .note(id)
                .orElseThrow(() -> new SessionException(
                        "there is no note " + JournalNote.name(id) + " in what is shown",
                        "stemma inspect lists the notes with their ids"))
                .note();
        if (ledger.version().isLocked(note)) {
            throw new SessionException(
                    "the note " + note.name() + " stands in a bar that is locked", "unlock the bar first");
        }
        return note;
    }

    /** Keeps bars from being changed. */
    public void lock(BarRange bars) throws SessionException {
        work(new Passage.Locked(span(bars)));
    }

    /** Lets bars be changed again, of all that are locked. */
    public void unlock(BarRange bars) throws SessionException {
        TickSpan open = span(bars);
        List<TickSpan> met = ledger.version().locked().stream()
                .filter(span -> span.from() < open.to() && span.to() > open.from())
                .toList();
        if (met.isEmpty()) {
            throw new SessionException(
                    "of the bars " + bars + " none is locked", "stemma inspect shows which bars are locked");
        }
        for (TickSpan span : met) {
            work(new Passage.Unlocked(span));
            if (span.from() < open.from()) {
                work(new Passage.Locked(new TickSpan(span.from(), open.from())));
            }
            if (span.to() > open.to()) {
                work(new Passage.Locked(new TickSpan(open.to(), span.to())));
            }
        }
    }

    private TickSpan span(BarRange range) throws SessionException {
        try {
            List<Bar> bars = range.of(ledger.melody().bars());
            return new TickSpan(
                    bars.get(0).start().value(), bars.get(bars.size() - 1).end().value());
        } catch (RequestException e) {
            throw new SessionException(e.getMessage(), e.hint(), e);
        }
    }

    /** Moves all notes up, or down where the number is below zero; the keys with them. */
    public void transpose(int semitones) throws SessionException {
        Melody melody = ledger.melody();
        Timeline<Key> keys = new Timeline<>(melody.keys().changes().stream()
                .map(change -> new Timeline.Change<>(change.at(), transposed(change.value(), semitones)))
                .toList());
        work(new Passage.Transposed(semitones, Scores.frame(melody.withKeys(keys))));
    }

    /** In the spelling with the fewest accidentals; of six sharps and six flats, the sharps. */
    private static Key transposed(Key key, int semitones) {
        int mode = key.mode().fifths();
        int signature = Math.floorMod(key.signature() + 7 * semitones + 5, 12) - 5;
        return new Key(new Tonic(signature - mode), key.mode());
    }

    /**
     * Takes bars over from another version of the piece. A note that would sound over the edge into a note there is cut at
     * the edge: one that is shown here, and one that comes from there in a version of its own.
     *
     * @param version the entry after which it stood so
     */
    public void take(int version, BarRange bars) throws SessionException {
        ledger.requireAtHand(version);
        new Taking(ledger, actor, version, bars).take(span(bars), this);
    }

    /**
     * Begins again with bars in which there is nothing yet.
     *
     * @param bars 1 to {@value Request#MOST_BARS}
     */
    public void clear(Metre metre, Key key, int bars, Tempo tempo) throws SessionException {
        if (bars < 1 || bars > Request.MOST_BARS) {
            throw new SessionException(
                    "an empty melody of " + bars + " bars was asked for", "it has 1 to " + Request.MOST_BARS);
        }
        Version before = ledger.version();
        if (!before.locked().isEmpty()) {
            throw new SessionException("bars of the piece are locked", "unlock them before you begin again");
        }
        Melody empty = Melody.of(metre, key, List.of())
                .withTempo(tempo)
                .withNotes(List.of(), metre.barLength().times(bars));
        long end = before.frame().length();
        ledger.keep(actor, ledger.shown(), new Passage.Excerpted(new TickSpan(end, end + 1), Scores.frame(empty)));
    }
}
