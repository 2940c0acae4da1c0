package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How there came to be a piece. */
public sealed interface Source extends Operation {
    /**
     * A piece was begun: the first entry of each journal, and of none other.
     *
     * <p>{@code {piece: bstr .size 16}}
     */
    record Begun(UUID piece) implements Source {
        static final String KIND = "begun";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder().put("piece", Identifiers.bytes(piece)).build();
        }

        static Begun read(Fields fields) throws JournalException {
            return new Begun(Identifiers.read(fields, "piece"));
        }
    }

    /**
     * The melody of a file was brought in, in the place of all that there was.
     *
     * <p>{@code {file: bstr, mediaType: text, frame: {}, ? notes: [* [id, onset, duration, pitch]]}}
     *
     * @param file digest of its bytes
     */
    record Imported(Digest file, String mediaType, ScoreFrame frame, List<JournalNote> notes) implements Source {
        static final String KIND = "imported";

        public Imported {
            notes = List.copyOf(notes);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public CborMap toCbor() {
            return CborMap.builder()
                    .put("file", file.bytes())
                    .put("mediaType", mediaType)
                    .put("frame", frame.toCbor())
                    .put("notes", notes.stream().map(Notes::toCbor).toList())
                    .build();
        }

        static Imported read(Fields fields) throws JournalException {
            List<JournalNote> notes = new ArrayList<>();
            for (CborValue note : fields.list("notes")) {
                notes.add(Notes.read(note, fields, "notes"));
            }
            return new Imported(
                    fields.digest("file"), fields.text("mediaType"), ScoreFrame.read(fields.fields("frame")), notes);
        }
    }
}
