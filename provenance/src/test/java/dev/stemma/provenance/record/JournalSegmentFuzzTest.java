package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class JournalSegmentFuzzTest {
    private static final Actor ANN = new Actor.Person(Commitment.to("ann", new byte[Commitment.SALT_LENGTH]));

    @MethodSource("parts")
    @FuzzTest
    void aPartOfAJournalOrAnOpeningIsReadAndWrittenAgainOrRefused(byte[] bytes) {
        CborMap map;
        try {
            map = CborReader.read(bytes).asMap().orElse(CborMap.EMPTY);
        } catch (CborException e) {
            return;
        }
        try {
            JournalSegment segment = JournalSegment.read(map);
            assertThat(JournalSegment.read(segment.toCbor()).toCbor()).isEqualTo(segment.toCbor());
            Journal journal = new Journal();
            segment.addTo(journal, JournalSegment.Rest.NONE);
            assertThat(journal.omitted()).isEqualTo(segment.omitted());
            Lineage.of(journal, segment.shows());
        } catch (JournalException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        try {
            Opening opening = Opening.read(map);
            assertThat(Opening.read(opening.toCbor())).isEqualTo(opening);
            opening.commitment();
        } catch (JournalException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    static Stream<byte[]> parts() throws JournalException {
        Journal journal = new Journal();
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        journal.begin(new UUID(1, 2), Actor.STEMMA, noon);
        journal.add(ANN, noon, 0, new NoteEdit.Added(new JournalNote(1, 0, 1, 60), Optional.empty(), false));
        journal.add(ANN, noon, 0, new Step.Undone());
        Opening opening = new Opening(
                Opening.Kind.PERSON, new CborValue.Bytes(new byte[16]), "ann", Optional.of(Digest.of(new byte[1])));
        return Stream.of(
                        JournalSegment.of(journal, 0, 1).toCbor(),
                        JournalSegment.of(journal, 2, 2).toCbor(),
                        opening.toCbor())
                .map(CborWriter::write);
    }
}
