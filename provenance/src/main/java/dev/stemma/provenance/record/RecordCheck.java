package dev.stemma.provenance.record;

import java.util.List;
import java.util.Locale;

/** A check of what a signed record says, by somebody who knows more than bytes. It never throws. */
public interface RecordCheck {
    /** What of a record is checked. */
    enum Subject {
        /** What happened, in order: unbroken and without contradiction. */
        JOURNAL,
        /** Where the notes come from: as follows from the journal, and the notes are those of the file. */
        LINEAGE,
        /** What the model wrote: the model writes it again. */
        REPLAY,
        /** From which works the models learnt, and under which terms these stand: as their lists have it. */
        DATASET,
        /** What the file says of its making beside the record: the same. */
        LABEL;

        /** As in reports: lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it ended. */
    enum Outcome {
        MATCH,
        MISMATCH,
        /** It could not be made. */
        SKIPPED
    }

    /**
     * What was found.
     *
     * @param detail a sentence for people
     */
    record Finding(Subject subject, Outcome outcome, String detail) {}

    /** Looks at the record. */
    List<Finding> examine(SignedRecord record);
}
