package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;

/** One thing that happened to a piece. Each stores its effect, so that what follows from it needs no music theory. */
public sealed interface Operation permits Source, Generation, NoteEdit, Passage, Step, Remark, Output, TimeStamped {
    /** How records name it, e.g. {@code note-moved}. */
    String kind();

    /** What the record keeps of it. */
    CborMap toCbor();
}
