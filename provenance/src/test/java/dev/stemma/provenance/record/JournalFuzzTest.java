package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A journal of any entries, the chain between them made good, so that what is tried out is not the hashes but what stands
 * behind them.
 */
class JournalFuzzTest {
    private static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    @MethodSource("journals")
    @DictionaryEntries({"dbase", "iremoved", "eadded", "enote", "gversion", "eframe", "bto", "dfrom", "foffers"})
    @FuzzTest
    void aJournalIsConsistentOrRefused(byte[] bytes) throws JournalException {
        Journal journal = new Journal();
        for (CborMap entry : entries(bytes)) {
            try {
                journal.add(Entry.read(CborWriter.write(chained(entry, journal))));
            } catch (JournalException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        if (!journal.isEmpty()) {
            requireLaws(journal);
        }
    }

    private static List<CborMap> entries(byte[] bytes) {
        try {
            return CborReader.read(bytes).asArray().orElse(List.of()).stream()
                    .flatMap(item -> item.asMap().stream())
                    .toList();
        } catch (CborException e) {
            return List.of();
        }
    }

    private static CborMap chained(CborMap entry, Journal journal) {
        List<CborMap.Entry> fields = new ArrayList<>(entry.entries());
        fields.removeIf(field ->
                List.of(CborValue.of("index"), CborValue.of("previous")).contains(field.key()));
        fields.add(new CborMap.Entry(CborValue.of("index"), CborValue.of(journal.size())));
        if (!journal.isEmpty()) {
            fields.add(new CborMap.Entry(
                    CborValue.of("previous"), CborValue.of(journal.head().bytes())));
        }
        return CborMap.of(fields);
    }

    private static void requireLaws(Journal journal) throws JournalException {
        for (Entry entry : journal.entries()) {
            assertThat(Entry.read(entry.encoded())).isEqualTo(entry);
            requireMelody(journal.version(entry.index()).orElseThrow(), entry.index());
        }
        int last = journal.size() - 1;
        Journal read = new Journal();
        JournalSegment.read(JournalSegment.of(journal, 0, last).toCbor()).addTo(read, JournalSegment.Rest.NONE);
        assertThat(read.head()).isEqualTo(journal.head());
        assertThat(Lineage.of(read, last).toCbor())
                .isEqualTo(Lineage.of(journal, last).toCbor());
        assertThat(journal.before(journal.size()).nextNote()).isEqualTo(journal.nextNote());
    }

    private static void requireMelody(Version version, int entry) {
        long end = 0;
        for (TracedNote note : version.notes()) {
            assertThat(note.note().onset()).isGreaterThanOrEqualTo(end);
            assertThat(note.last()).isLessThanOrEqualTo(entry);
            end = note.note().end();
        }
        assertThat(end).isLessThanOrEqualTo(version.frame().length());
    }

    /** All kinds of entries. */
    static Stream<byte[]> journals() throws JournalException {
        Journal journal = new Journal();
        journal.begin(new UUID(1, 2), Actor.STEMMA, NOON);
        journal.add(
                ANN,
                NOON,
                0,
                new Source.Imported(
                        Digest.of(new byte[1]), "audio/midi", frame(), List.of(note(1, 0, 60), note(2, 1, 62))));
        Stream.of(
                        new NoteEdit.Added(note(3, 2, 64), Optional.of(surprisal()), false),
                        new NoteEdit.Pitched(3, 65, Optional.of(surprisal()), false),
                        new NoteEdit.Moved(3, 3 * QUARTER, Optional.empty(), true),
                        new NoteEdit.Resized(3, QUARTER / 2, Optional.empty(), false),
                        new Passage.Locked(new TickSpan(0, QUARTER)),
                        new NoteEdit.Removed(3, false),
                        new Passage.Unlocked(new TickSpan(0, QUARTER)),
                        new Passage.Transposed(2, frame()),
                        new Passage.Retimed("rounded", frame(), List.of(note(1, 0, 62))),
                        new Step.Branched("second-try"),
                        new Remark(Commitment.to("hm", new byte[Commitment.SALT_LENGTH])),
                        new Output.Exported("audio/midi", Digest.of(new byte[2])),
                        new Output.Rendered("audio/wav", Digest.of(new byte[3]), new TreeMap<>(Map.of("a", "b"))),
                        new Output.Signed("urn:c2pa:1", Digest.of(new byte[4])),
                        new TimeStamped(new CborValue.Bytes(new byte[5])))
                .forEach(operation -> add(journal, operation, journal.size() - 1));
        add(
                journal,
                new Generation.Requested(
                        Digest.of(new byte[6]),
                        1,
                        new Generation.Sampler("particles", 1),
                        new TreeMap<>(Map.of("bars", "4")),
                        2),
                journal.size() - 1);
        int request = journal.size() - 1;
        add(journal, offer(1, 4), request);
        add(journal, offer(2, 5), request);
        add(journal, new Generation.Chosen(), request + 1);
        add(journal, new Generation.Rejected(List.of(request + 2L)), request + 3);
        add(journal, new Passage.Merged(2, new TickSpan(QUARTER, 3 * QUARTER)), 1);
        add(journal, new Step.Undone(), 5);
        List<CborValue> entries = new ArrayList<>();
        for (Entry entry : journal.entries()) {
            entries.add(readBack(entry));
        }
        return Stream.of(
                CborWriter.write(CborValue.of(entries)), CborWriter.write(CborValue.of(entries.subList(0, 8))));
    }

    private static CborValue readBack(Entry entry) {
        try {
            return CborReader.read(entry.encoded());
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    private static void add(Journal journal, Operation operation, int base) {
        Actor actor = operation instanceof Generation.Offered ? Actor.STEMMA : ANN;
        try {
            journal.add(actor, NOON, base, operation);
        } catch (JournalException e) {
            throw new AssertionError(e);
        }
    }

    private static Surprisal surprisal() {
        return new Surprisal(Digest.of(new byte[7]), 2.5);
    }

    private static Generation.Offered offer(int number, long note) {
        return new Generation.Offered(
                number,
                number,
                Optional.of(frame()),
                List.of(2L),
                List.of(new Generation.OfferedNote(note(note, 1, 64), new Evidence(2, 0, -1.5, 1, 4, 7))),
                new Generation.Sampling(64, 1, false, -2.25));
    }

    private static JournalNote note(long id, long quarter, int pitch) {
        return new JournalNote(id, quarter * QUARTER, QUARTER, pitch);
    }

    private static ScoreFrame frame() {
        return new ScoreFrame(
                4 * QUARTER,
                0,
                new TreeMap<>(Map.of(0L, "4/4")),
                new TreeMap<>(Map.of(0L, "C major")),
                new TreeMap<>(Map.of(0L, 500_000)));
    }
}
