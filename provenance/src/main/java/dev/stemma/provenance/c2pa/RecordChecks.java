package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.RecordCheck;
import java.util.List;

/**
 * With what the record of a piece is checked, beside what follows from it alone.
 *
 * @param checks by those who can read notes and ask models
 * @param rest entries of the journal that lie beside the file
 */
public record RecordChecks(List<RecordCheck> checks, JournalSegment.Rest rest) {
    /** Nothing but the record itself is looked at. */
    public static final RecordChecks NONE = new RecordChecks(List.of(), JournalSegment.Rest.NONE);

    public RecordChecks {
        checks = List.copyOf(checks);
    }
}
