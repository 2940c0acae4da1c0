package dev.stemma.provenance.record;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * A piece as it stands after an entry: frame, notes that do not overlap, and what is locked. Immutable; versions share what
 * they have in common.
 */
public final class Version {
    /** Before anything was brought in. */
    static final Version EMPTY = new Version(ScoreFrame.EMPTY, TreePMap.empty(), TreePMap.empty(), TreePVector.empty());

    private final ScoreFrame frame;
    private final TreePMap<Long, TracedNote> byId;
    private final TreePMap<Long, TracedNote> byOnset;
    private final PVector<TickSpan> locked;

    private Version(
            ScoreFrame frame,
            TreePMap<Long, TracedNote> byId,
            TreePMap<Long, TracedNote> byOnset,
            PVector<TickSpan> locked) {
        this.frame = frame;
        this.byId = byId;
        this.byOnset = byOnset;
        this.locked = locked;
    }

    public ScoreFrame frame() {
        return frame;
    }

    /** In the order in which they sound. */
    public Collection<TracedNote> notes() {
        return byOnset.values();
    }

    public Optional<TracedNote> note(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Stretches that stay as they sound, in the order in which they were locked. */
    public List<TickSpan> locked() {
        return locked;
    }

    /** Whether a note begins in a stretch that is locked. */
    public boolean isLocked(JournalNote note) {
        return locked.stream().anyMatch(span -> span.holds(note));
    }

    /** Whether it has the same notes in the same frame as another. */
    public boolean hasSameNotes(Version other) {
        return frame.equals(other.frame) && byId.equals(other.byId);
    }

    Version withFrame(ScoreFrame other) {
        return new Version(other, byId, byOnset, locked);
    }

    Version without(long id) throws JournalException {
        TracedNote note = required(id);
        return new Version(frame, byId.minus(id), byOnset.minus(note.note().onset()), locked);
    }

    TracedNote required(long id) throws JournalException {
        return note(id).orElseThrow(() -> new JournalException("there is no note " + JournalNote.name(id)));
    }

    Version with(TracedNote added) throws JournalException {
        JournalNote note = added.note();
        if (byId.containsKey(note.id())) {
            throw new JournalException("there are two notes " + note.name());
        }
        Map.Entry<Long, TracedNote> before = byOnset.floorEntry(note.onset());
        Map.Entry<Long, TracedNote> after = byOnset.ceilingEntry(note.onset());
        if (before != null && before.getValue().note().end() > note.onset()) {
            throw overlap(before.getValue().note(), note);
        }
        if (after != null && after.getKey() < note.end()) {
            throw overlap(note, after.getValue().note());
        }
        return new Version(frame, byId.plus(note.id(), added), byOnset.plus(note.onset(), added), locked);
    }

    private static JournalException overlap(JournalNote one, JournalNote other) {
        return new JournalException(
                "the notes " + one.name() + " and " + other.name() + " would sound at once; a melody has one voice");
    }

    Version locking(TickSpan span) throws JournalException {
        if (locked.contains(span)) {
            throw new JournalException("that stretch is locked already");
        }
        return new Version(frame, byId, byOnset, locked.plus(span));
    }

    Version unlocking(TickSpan span) throws JournalException {
        if (!locked.contains(span)) {
            throw new JournalException("that stretch is not locked");
        }
        return new Version(frame, byId, byOnset, locked.minus(span));
    }

    /** Only a stretch of it, which begins it. */
    Version excerpt(TickSpan span, ScoreFrame excerpt, int entry) throws JournalException {
        PVector<TickSpan> kept = TreePVector.from(locked.stream()
                .filter(lock -> lock.from() >= span.from() && lock.to() <= span.to())
                .map(lock -> lock.since(span.from()))
                .toList());
        Version version = new Version(excerpt, TreePMap.empty(), TreePMap.empty(), kept);
        for (TracedNote note : notesIn(span).toList()) {
            version = version.with(note.since(span.from(), entry));
        }
        return version;
    }

    /** Notes that begin in a stretch. */
    Stream<TracedNote> notesIn(TickSpan span) {
        return byOnset.tailMap(span.from()).headMap(span.to()).values().stream();
    }

    /** What sounds in a stretch: beginnings, ends and pitches, cut at its borders. */
    List<List<Long>> sounding(TickSpan span) {
        Long first = byOnset.floorKey(span.from());
        return byOnset.tailMap(first == null ? span.from() : first).headMap(span.to()).values().stream()
                .flatMap(note -> sounding(note.note(), span).stream())
                .toList();
    }

    /** Whether it has the very notes of another, none of which was touched. */
    boolean hasNotesOf(Version other) {
        return byOnset == other.byOnset;
    }

    /** What a note sounds in a stretch; nothing if it does not reach into it. */
    static Optional<List<Long>> sounding(JournalNote note, TickSpan span) {
        long from = Math.max(note.onset(), span.from());
        long to = Math.min(note.end(), span.to());
        return from < to ? Optional.of(List.of(from, to, (long) note.pitch())) : Optional.empty();
    }

    /** Where the last note ends, 0 if there is none. */
    long end() {
        return byOnset.isEmpty() ? 0 : byOnset.lastEntry().getValue().note().end();
    }

    void requireWithinLength() throws JournalException {
        if (end() > frame.length()) {
            throw new JournalException("the last note ends behind the end of the piece");
        }
    }
}
