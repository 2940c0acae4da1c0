package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;

/** Something was done to a stretch of the piece, or to all of it. */
public sealed interface Passage extends Operation {
    /**
     * A stretch stays as it sounds until it is unlocked.
     *
     * <p>{@code {from: int, to: int}}
     */
    record Locked(TickSpan span) implements Passage {
        static final String KIND = "locked";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(span).build();
        }

        static Locked read(Fields fields) throws JournalException {
            return new Locked(readSpan(fields));
        }
    }

    /**
     * A stretch that was locked may change again.
     *
     * <p>{@code {from: int, to: int}}
     */
    record Unlocked(TickSpan span) implements Passage {
        static final String KIND = "unlocked";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(span).build();
        }

        static Unlocked read(Fields fields) throws JournalException {
            return new Unlocked(readSpan(fields));
        }
    }

    /**
     * All notes were moved up or down by as much.
     *
     * <p>{@code {semitones: int, frame: {}}}
     *
     * @param frame with the keys that the piece has now
     */
    record Transposed(int semitones, ScoreFrame frame) implements Passage {
        static final String KIND = "transposed";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("semitones", semitones)
                    .put("frame", frame.toCbor())
                    .build();
        }

        static Transposed read(Fields fields) throws JournalException {
            return new Transposed(fields.number("semitones"), ScoreFrame.read(fields.fields("frame")));
        }
    }

    /**
     * A program changed the times of notes by a rule, such as rounding them to what a file can hold.
     *
     * <p>{@code {rule: text, frame: {}, notes: [* [id, onset, duration, pitch]]}}
     *
     * @param rule its name
     * @param notes as they are now, those that changed
     */
    record Retimed(String rule, ScoreFrame frame, List<JournalNote> notes) implements Passage {
        static final String KIND = "retimed";

        public Retimed {
            notes = List.copyOf(notes);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("rule", rule)
                    .put("frame", frame.toCbor())
                    .put("notes", notes.stream().map(Notes::toCbor).toList())
                    .build();
        }

        static Retimed read(Fields fields) throws JournalException {
            List<JournalNote> notes = new ArrayList<>();
            for (CborValue note : fields.list("notes")) {
                notes.add(Notes.read(note, fields, "notes"));
            }
            return new Retimed(fields.text("rule"), ScoreFrame.read(fields.fields("frame")), notes);
        }
    }

    /**
     * A stretch was taken over from another version of the piece: its notes there replace those here, under their own ids.
     *
     * <p>{@code {version: int, from: int, to: int}}
     *
     * @param version the entry after which it stood so
     */
    record Merged(int version, TickSpan span) implements Passage {
        static final String KIND = "merged";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(span).put("version", version).build();
        }

        static Merged read(Fields fields) throws JournalException {
            return new Merged(fields.number("version"), readSpan(fields));
        }
    }

    /**
     * Only a stretch was kept, and begins the piece now: what begins elsewhere is gone, the times of the others are counted
     * from its beginning. Notes stay what they were; what was locked in it stays locked.
     *
     * <p>{@code {from: int, to: int, frame: {}}}
     */
    record Excerpted(TickSpan span, ScoreFrame frame) implements Passage {
        static final String KIND = "excerpted";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return fields(span).put("frame", frame.toCbor()).build();
        }

        static Excerpted read(Fields fields) throws JournalException {
            return new Excerpted(readSpan(fields), ScoreFrame.read(fields.fields("frame")));
        }
    }

    private static CborMap.Builder fields(TickSpan span) {
        return CborMap.builder().put("from", span.from()).put("to", span.to());
    }

    private static TickSpan readSpan(Fields fields) throws JournalException {
        return fields.valid(() -> new TickSpan(fields.integer("from"), fields.integer("to")));
    }
}
