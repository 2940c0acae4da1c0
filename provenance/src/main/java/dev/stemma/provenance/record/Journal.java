package dev.stemma.provenance.record;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * All that happened to a piece, in order, each entry with the digest of the one before: a chain to which entries can only be
 * added. Every entry has a {@link Version}: what the piece is after it. An entry that contradicts those before it is refused,
 * so a journal that exists is consistent.
 *
 * <p>Entries may be known by their digests alone ({@link Link}); then there is no version of them, nor of what builds on
 * them.
 *
 * <p>Mutable, for one thread.
 */
public final class Journal {
    /** No journal is longer. */
    public static final int MOST_ENTRIES = 200_000;

    /** A file comes from anybody: what its journal costs has an end. */
    private static final long MOST_WORK = 50_000_000;

    /** A place in the chain: an entry, or only the digest of one that is not at hand. */
    public record Link(Digest digest, Optional<Entry> entry) {
        static Link of(Entry entry) {
            return new Link(entry.digest(), Optional.of(entry));
        }
    }

    private final List<Link> links = new ArrayList<>();
    private final List<Optional<Version>> versions = new ArrayList<>();
    private final Fold fold;
    private long lastNote;
    private int omitted;

    /** A journal with nothing in it. */
    public Journal() {
        this(MOST_WORK);
    }

    Journal(long mostWork) {
        this.fold = new Fold(this, mostWork);
    }

    /** A copy to which entries can be added without changing this one. */
    public Journal copy() {
        Journal copy = new Journal();
        copy.links.addAll(links);
        copy.versions.addAll(versions);
        copy.lastNote = lastNote;
        copy.omitted = omitted;
        return copy;
    }

    /** A copy that ends before the entry with the number: the journal as it once was. */
    public Journal before(int index) {
        Journal past = new Journal();
        past.links.addAll(links.subList(0, index));
        past.versions.addAll(versions.subList(0, index));
        past.omitted = index - past.entries().size();
        past.lastNote = past.entries().stream().mapToLong(Entry::lastNote).max().orElse(0);
        return past;
    }

    /**
     * The entry that would be next, of something that has just happened. A clock that is behind that of the last entry
     * counts as being at it.
     *
     * @param base the entry whose version it works on
     */
    public Entry next(Actor actor, Instant time, int base, Operation operation) {
        Instant now = Instant.ofEpochSecond(time.getEpochSecond());
        Instant last = links.get(size() - 1).entry().map(Entry::time).orElse(now);
        return new Entry(
                size(), Optional.of(head()), OptionalInt.of(base), actor, now.isBefore(last) ? last : now, operation);
    }

    /**
     * Adds what has just happened.
     *
     * @param base the entry whose version it works on
     * @return the entry
     * @throws JournalException if it contradicts the journal, which then stays as it was
     */
    public Entry add(Actor actor, Instant time, int base, Operation operation) throws JournalException {
        Entry entry = next(actor, time, base, operation);
        add(entry);
        return entry;
    }

    /** Begins the journal of a new piece. */
    public Entry begin(UUID piece, Actor actor, Instant time) throws JournalException {
        Entry entry = Entry.first(piece, actor, time);
        add(entry);
        return entry;
    }

    /**
     * Adds an entry that was written elsewhere.
     *
     * @throws JournalException if it does not follow the last one, or contradicts the journal, which then stays as it was
     */
    public void add(Entry entry) throws JournalException {
        Optional<Version> version = require(entry);
        links.add(Link.of(entry));
        versions.add(version);
        lastNote = Math.max(lastNote, entry.lastNote());
    }

    /**
     * What an entry would make of the piece, so that it can be kept elsewhere before it is added.
     *
     * @return nothing if what it builds on is not at hand
     * @throws JournalException if it does not follow the last one, or contradicts the journal
     */
    public Optional<Version> require(Entry entry) throws JournalException {
        requireRoom();
        if (entry.index() != size()) {
            throw new JournalException("entry " + size() + " is missing; entry " + entry.index() + " follows");
        }
        if (!entry.previous().equals(links.isEmpty() ? Optional.empty() : Optional.of(head()))) {
            throw new JournalException("entry " + entry.index()
                    + " does not follow the entry before it: that was changed, " + "or entries were left out");
        }
        try {
            return fold.version(entry);
        } catch (JournalException e) {
            throw new JournalException(
                    "entry " + entry.index() + " (" + entry.operation().kind() + "): " + e.getMessage(), e);
        }
    }

    /** Adds an entry of which only the digest is at hand. */
    public void addOmitted(Digest digest) throws JournalException {
        requireRoom();
        if (links.isEmpty()) {
            throw new JournalException("the first entry of a journal must be there");
        }
        links.add(new Link(digest, Optional.empty()));
        versions.add(Optional.empty());
        omitted++;
    }

    private void requireRoom() throws JournalException {
        if (size() >= MOST_ENTRIES) {
            throw new JournalException("a journal has at most " + MOST_ENTRIES + " entries");
        }
    }

    public int size() {
        return links.size();
    }

    public boolean isEmpty() {
        return links.isEmpty();
    }

    /** All places, in order. */
    public List<Link> links() {
        return Collections.unmodifiableList(links);
    }

    /** The entries that are at hand, in order. */
    public List<Entry> entries() {
        return links.stream().flatMap(link -> link.entry().stream()).toList();
    }

    /** The entry with the number, if there is one and it is at hand. */
    public Optional<Entry> entry(int index) {
        return index < 0 || index >= size()
                ? Optional.empty()
                : links.get(index).entry();
    }

    /** How many entries are known by their digests alone. */
    public int omitted() {
        return omitted;
    }

    /** The digest of the last entry: of all that happened. */
    public Digest head() {
        return links.get(size() - 1).digest();
    }

    /** The piece as it is after the entry; nothing if that, or something that it builds on, is not at hand. */
    public Optional<Version> version(int index) {
        return index < 0 || index >= size() ? Optional.empty() : versions.get(index);
    }

    /** Whether a model wrote the note, whatever became of it. */
    public boolean isFromModel(TracedNote note) {
        return entry(note.born())
                .filter(entry -> entry.operation() instanceof Generation.Offered)
                .isPresent();
    }

    /** The identifier of the piece. */
    public UUID piece() {
        return ((Source.Begun) links.get(0).entry().orElseThrow().operation()).piece();
    }

    /** The id of the note that comes to be next. */
    public long nextNote() {
        return lastNote + 1;
    }

    /** The highest id that was given; where entries are not at hand, more may have been given. */
    long lastNote() {
        return lastNote;
    }

    /** The entries that a version builds on, itself among them, as far as they are at hand: by their bases, and by what was merged. */
    public SortedSet<Integer> ancestry(int index) {
        SortedSet<Integer> ancestry = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(index));
        while (!open.isEmpty()) {
            Optional<Entry> entry = entry(open.pop());
            if (entry.isPresent() && ancestry.add(entry.get().index())) {
                entry.get().base().ifPresent(open::push);
                if (entry.get().operation() instanceof Passage.Merged merged) {
                    open.push(merged.version());
                }
            }
        }
        return ancestry;
    }
}
