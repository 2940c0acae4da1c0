package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A part of a journal as a signed file carries it: the entries since those that its parent carries.
 *
 * <pre>
 * {piece: bstr .size 16, first: int, ? previous: bstr, shows: int, root: bstr, entries: [* bstr]}
 * </pre>
 *
 * An item of {@code entries} of 32 bytes is the digest of an entry that is not here (an entry is longer).
 *
 * @param first index of the first entry
 * @param previous digest of the entry before it, if it is not the first of the journal
 * @param shows index of the entry after which the piece is what the file holds
 * @param root Merkle tree hash (RFC 6962, 2.1) over the digests of the entries
 * @param entries encoded, or their digests
 */
public record JournalSegment(
        UUID piece, int first, Optional<Digest> previous, int shows, Digest root, List<CborValue.Bytes> entries) {
    /** Entries on which the version shown does not build stand here up to this number of bytes. */
    public static final int INLINE = 64 << 10;

    public JournalSegment {
        entries = List.copyOf(entries);
        if (first < 0 || first > Journal.MOST_ENTRIES || previous.isPresent() != first > 0 || shows < 0) {
            throw new IllegalArgumentException("a segment begins with the journal, or follows an entry; found first "
                    + first + ", shows " + shows);
        }
    }

    /**
     * The entries from one on to the last. What the version shown builds on is always in it, and the entry that brought in
     * the newest notes, after whose ids those of further notes come; of the others, only as many as fit into {@value #INLINE}
     * bytes, the short ones first.
     *
     * @param shows at hand in the journal
     */
    public static JournalSegment of(Journal journal, int first, int shows) {
        Set<Integer> inline = inline(journal, first, shows);
        List<CborValue.Bytes> items = new ArrayList<>();
        for (int i = first; i < journal.size(); i++) {
            Journal.Link link = journal.links().get(i);
            items.add(new CborValue.Bytes(
                    inline.contains(i)
                            ? link.entry().orElseThrow().encoded()
                            : link.digest().bytes()));
        }
        return new JournalSegment(
                journal.piece(),
                first,
                first == 0
                        ? Optional.empty()
                        : Optional.of(journal.links().get(first - 1).digest()),
                shows,
                root(journal.links().subList(first, journal.size()).stream()
                        .map(Journal.Link::digest)
                        .toList()),
                items);
    }

    private static Set<Integer> inline(Journal journal, int first, int shows) {
        Set<Integer> inline = journal.ancestry(shows);
        journal.entries().stream()
                .max(Comparator.comparingLong(Entry::lastNote))
                .filter(newest -> newest.index() >= first)
                .ifPresent(newest -> inline.add(newest.index()));
        List<Entry> others = IntStream.range(first, journal.size())
                .filter(index -> !inline.contains(index))
                .mapToObj(journal::entry)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(entry -> entry.encoded().length))
                .toList();
        int room = INLINE;
        for (Entry entry : others) {
            room -= entry.encoded().length;
            if (room >= 0) {
                inline.add(entry.index());
            }
        }
        return inline;
    }

    private static Digest root(List<Digest> digests) {
        return Digest.ofBytes(
                MerkleTree.of(digests.stream().map(Digest::bytes).toList()).root());
    }

    /** How many entries are here by their digests alone. */
    public int omitted() {
        return (int) entries.stream().filter(JournalSegment::isDigest).count();
    }

    private static boolean isDigest(CborValue.Bytes item) {
        return item.content().length == Digest.LENGTH;
    }

    /**
     * Adds its entries to the journal that ends before it.
     *
     * @param rest entries that are only here by digest, as far as they are at hand elsewhere
     * @throws JournalException if it does not follow, or contradicts itself or the journal
     */
    public void addTo(Journal journal, Rest rest) throws JournalException {
        if (journal.size() != first) {
            throw new JournalException("the part of the journal here begins with entry " + first + ", but entry "
                    + journal.size() + " comes next");
        }
        if (first > 0
                && (!journal.head().equals(previous.orElseThrow())
                        || !journal.piece().equals(piece))) {
            throw new JournalException(
                    "the part of the journal from entry " + first + " on belongs to another history");
        }
        for (CborValue.Bytes item : entries) {
            Optional<byte[]> encoded =
                    isDigest(item) ? rest.entry(Digest.ofBytes(item.content())) : Optional.of(item.content());
            if (encoded.isPresent()) {
                journal.add(Entry.read(encoded.get()));
            } else {
                journal.addOmitted(Digest.ofBytes(item.content()));
            }
        }
        if (journal.isEmpty() || !journal.piece().equals(piece)) {
            throw new JournalException("the journal is that of another piece than it says");
        }
        List<Digest> digests = journal.links().subList(first, journal.size()).stream()
                .map(Journal.Link::digest)
                .toList();
        if (!root(digests).equals(root)) {
            throw new JournalException(
                    "the entries from " + first + " on do not add up to the root that stands beside them");
        }
        if (shows >= journal.size()) {
            throw new JournalException("the file shows the piece after entry " + shows + ", which is not there");
        }
    }

    /** Entries that lie elsewhere, by their digests. */
    public interface Rest {
        /** Nothing is at hand. */
        Rest NONE = digest -> Optional.empty();

        /** The encoded entry with the digest. */
        Optional<byte[]> entry(Digest digest);
    }

    public CborMap toCbor() {
        CborMap.Builder fields = CborMap.builder()
                .put("piece", Identifiers.bytes(piece))
                .put("first", first)
                .put("shows", shows)
                .put("root", root.bytes())
                .put("entries", CborValue.of(entries));
        previous.ifPresent(digest -> fields.put("previous", digest.bytes()));
        return fields.build();
    }

    /** Reads what {@link #toCbor} writes. */
    public static JournalSegment read(CborMap map) throws JournalException {
        Fields fields = new Fields(map, "the journal");
        List<CborValue.Bytes> entries = new ArrayList<>();
        for (CborValue item : fields.list("entries")) {
            if (!(item instanceof CborValue.Bytes bytes)) {
                throw fields.unreadable("entries");
            }
            entries.add(bytes);
        }
        return fields.valid(() -> new JournalSegment(
                Identifiers.read(fields, "piece"),
                fields.number("first"),
                fields.has("previous") ? Optional.of(fields.digest("previous")) : Optional.empty(),
                fields.number("shows"),
                fields.digest("root"),
                entries));
    }
}
