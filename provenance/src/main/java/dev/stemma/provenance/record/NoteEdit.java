package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Optional;

/** Something was done to one note. */
public sealed interface NoteEdit extends Operation {
    /** The note in question. */
    long note();

    /** What a model thought of the outcome, if one was at hand. */
    Optional<Surprisal> surprisal();

    /** The same with what a model thought of its outcome; a note that is gone has none. */
    default NoteEdit with(Surprisal heard) {
        Optional<Surprisal> surprisal = Optional.of(heard);
        if (this instanceof Added added) {
            return new Added(added.entered, surprisal, added.inferred);
        }
        if (this instanceof Moved moved) {
            return new Moved(moved.note, moved.onset, surprisal, moved.inferred);
        }
        if (this instanceof Resized resized) {
            return new Resized(resized.note, resized.duration, surprisal, resized.inferred);
        }
        return this instanceof Pitched pitched
                ? new Pitched(pitched.note, pitched.pitch, surprisal, pitched.inferred)
                : this;
    }

    /** Whether nobody watched it being done: it explains the difference between two files. */
    boolean inferred();

    /**
     * A note was entered.
     *
     * <p>{@code {note: [id, onset, duration, pitch], ? surprisal: {}, inferred: bool}}
     */
    record Added(JournalNote entered, Optional<Surprisal> surprisal, boolean inferred) implements NoteEdit {
        static final String KIND = "note-added";

        @Override
        public long note() {
            return entered.id();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            CborMap.Builder fields =
                    CborMap.builder().put("note", Notes.toCbor(entered)).put("inferred", inferred);
            Surprisal.put(fields, surprisal);
            return fields.build();
        }

        static Added read(Fields fields) throws JournalException {
            return new Added(
                    Notes.read(fields.present(fields.map().get("note"), "note"), fields, "note"),
                    Surprisal.read(fields),
                    fields.truth("inferred"));
        }
    }

    /**
     * A note was moved to another time.
     *
     * <p>{@code {note: id, onset: int, ? surprisal: {}, inferred: bool}}
     */
    record Moved(long note, long onset, Optional<Surprisal> surprisal, boolean inferred) implements NoteEdit {
        static final String KIND = "note-moved";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(this).put("onset", onset).build();
        }

        static Moved read(Fields fields) throws JournalException {
            return new Moved(
                    fields.integer("note"), fields.integer("onset"), Surprisal.read(fields), fields.truth("inferred"));
        }
    }

    /**
     * A note was made longer or shorter.
     *
     * <p>{@code {note: id, duration: int, ? surprisal: {}, inferred: bool}}
     */
    record Resized(long note, long duration, Optional<Surprisal> surprisal, boolean inferred) implements NoteEdit {
        static final String KIND = "note-resized";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(this).put("duration", duration).build();
        }

        static Resized read(Fields fields) throws JournalException {
            return new Resized(
                    fields.integer("note"),
                    fields.integer("duration"),
                    Surprisal.read(fields),
                    fields.truth("inferred"));
        }
    }

    /**
     * A note got another pitch.
     *
     * <p>{@code {note: id, pitch: int, ? surprisal: {}, inferred: bool}}
     */
    record Pitched(long note, int pitch, Optional<Surprisal> surprisal, boolean inferred) implements NoteEdit {
        static final String KIND = "note-pitched";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(this).put("pitch", pitch).build();
        }

        static Pitched read(Fields fields) throws JournalException {
            return new Pitched(
                    fields.integer("note"), fields.number("pitch"), Surprisal.read(fields), fields.truth("inferred"));
        }
    }

    /**
     * A note was taken out.
     *
     * <p>{@code {note: id, inferred: bool}}
     */
    record Removed(long note, boolean inferred) implements NoteEdit {
        static final String KIND = "note-removed";

        @Override
        public Optional<Surprisal> surprisal() {
            return Optional.empty();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(this).build();
        }

        static Removed read(Fields fields) throws JournalException {
            return new Removed(fields.integer("note"), fields.truth("inferred"));
        }
    }

    private static CborMap.Builder fields(NoteEdit edit) {
        CborMap.Builder fields = CborMap.builder().put("note", edit.note()).put("inferred", edit.inferred());
        Surprisal.put(fields, edit.surprisal());
        return fields;
    }
}
