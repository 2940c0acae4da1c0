package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One operation in its place in a journal. Its encoding is deterministic CBOR (RFC 8949, 4.2.1), and what is read encodes to
 * the same bytes:
 *
 * <pre>
 * {index: int, ? previous: bstr, ? base: int, actor: bstr / {}, time: int, operation: text, detail: {}}
 * </pre>
 *
 * @param index place in the journal, from 0
 * @param previous SHA-256 of the encoded entry before; none has only the first
 * @param base the entry whose version this one works on, often the one before; none has only the first
 * @param time when, to the second, as the writer's clock had it
 */
public record Entry(
        int index, Optional<Digest> previous, OptionalInt base, Actor actor, Instant time, Operation operation) {
    /** Reads what an operation of one kind keeps. */
    private interface Reader {
        Operation read(Fields fields) throws JournalException;
    }

    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry(Source.Begun.KIND, Source.Begun::read),
            Map.entry(Source.Imported.KIND, Source.Imported::read),
            Map.entry(Generation.Requested.KIND, Generation.Requested::read),
            Map.entry(Generation.Offered.KIND, Generation.Offered::read),
            Map.entry(Generation.Chosen.KIND, fields -> new Generation.Chosen()),
            Map.entry(Generation.Rejected.KIND, Generation.Rejected::read),
            Map.entry(NoteEdit.Added.KIND, NoteEdit.Added::read),
            Map.entry(NoteEdit.Moved.KIND, NoteEdit.Moved::read),
            Map.entry(NoteEdit.Resized.KIND, NoteEdit.Resized::read),
            Map.entry(NoteEdit.Pitched.KIND, NoteEdit.Pitched::read),
            Map.entry(NoteEdit.Removed.KIND, NoteEdit.Removed::read),
            Map.entry(Passage.Locked.KIND, Passage.Locked::read),
            Map.entry(Passage.Unlocked.KIND, Passage.Unlocked::read),
            Map.entry(Passage.Transposed.KIND, Passage.Transposed::read),
            Map.entry(Passage.Retimed.KIND, Passage.Retimed::read),
            Map.entry(Passage.Merged.KIND, Passage.Merged::read),
            Map.entry(Passage.Excerpted.KIND, Passage.Excerpted::read),
            Map.entry(Step.Undone.KIND, fields -> new Step.Undone()),
            Map.entry(Step.Branched.KIND, Step.Branched::read),
            Map.entry(Remark.KIND, Remark::read),
            Map.entry(Output.Rendered.KIND, Output.Rendered::read),
            Map.entry(Output.Exported.KIND, Output.Exported::read),
            Map.entry(Output.Signed.KIND, Output.Signed::read),
            Map.entry(TimeStamped.KIND, TimeStamped::read));

    public Entry {
        if (time.getNano() != 0) {
            throw new IllegalArgumentException("an entry has a time in whole seconds, found " + time);
        }
        if (index < 0 || previous.isPresent() != index > 0 || base.isPresent() != index > 0) {
            throw new IllegalArgumentException("entry " + index + " follows another, unless it is the first");
        }
        if (base.isPresent() && (base.getAsInt() < 0 || base.getAsInt() >= index)) {
            throw new IllegalArgumentException(
                    "entry " + index + " works on a version before it, found " + base.getAsInt());
        }
    }

    /** With which the journal of a new piece begins. */
    public static Entry first(UUID piece, Actor actor, Instant time) {
        return new Entry(
                0,
                Optional.empty(),
                OptionalInt.empty(),
                actor,
                Instant.ofEpochSecond(time.getEpochSecond()),
                new Source.Begun(piece));
    }

    /** The bytes that are hashed. */
    public byte[] encoded() {
        CborMap.Builder fields = CborMap.builder()
                .put("index", index)
                .put("actor", actor.toCbor())
                .put("time", time.getEpochSecond())
                .put("operation", operation.kind())
                .put("detail", operation.toCbor());
        previous.ifPresent(digest -> fields.put("previous", digest.bytes()));
        base.ifPresent(number -> fields.put("base", number));
        return CborWriter.write(fields.build());
    }

    /** The highest id among the notes that it brings in, 0 if it brings in none. */
    long lastNote() {
        if (operation instanceof Source.Imported imported) {
            return last(imported.notes());
        }
        if (operation instanceof Generation.Offered offered) {
            return last(offered.effect().added());
        }
        return operation instanceof NoteEdit.Added added ? added.note() : 0;
    }

    private static long last(List<JournalNote> notes) {
        return notes.stream().mapToLong(JournalNote::id).max().orElse(0);
    }

    /** By which the next entry names this one. */
    public Digest digest() {
        return Digest.of(encoded());
    }

    /**
     * Reads an entry.
     *
     * @throws JournalException if the bytes are not what {@link #encoded} writes of any entry
     */
    public static Entry read(byte[] encoded) throws JournalException {
        Entry entry;
        try {
            entry = read(CborReader.readDeterministic(encoded)
                    .asMap()
                    .orElseThrow(() -> new JournalException("an entry is no map")));
        } catch (CborException e) {
            throw new JournalException("an entry cannot be read: " + e.getMessage(), e);
        }
        if (!Arrays.equals(entry.encoded(), encoded)) {
            throw new JournalException("entry " + entry.index + " has fields that it should not have");
        }
        return entry;
    }

    private static Entry read(CborMap map) throws JournalException {
        Fields fields = new Fields(map, "the entry");
        int index = fields.number("index");
        String kind = fields.text("operation");
        Reader reader = READERS.get(kind);
        if (reader == null) {
            throw new JournalException(
                    "entry " + index + " is of a kind that is not known here: " + PlainText.brief(kind));
        }
        Fields detail = new Fields(fields.present(map.map("detail"), "detail"), "entry " + index + " (" + kind + ")");
        return detail.valid(() -> new Entry(
                index,
                fields.has("previous") ? Optional.of(fields.digest("previous")) : Optional.empty(),
                fields.has("base") ? OptionalInt.of(fields.number("base")) : OptionalInt.empty(),
                Actor.read(fields.present(map.get("actor"), "actor")),
                time(fields),
                reader.read(detail)));
    }

    private static Instant time(Fields fields) throws JournalException {
        long seconds = fields.integer("time");
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw fields.unreadable("time");
        }
        return Instant.ofEpochSecond(seconds);
    }
}
