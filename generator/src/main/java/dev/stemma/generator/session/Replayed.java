package dev.stemma.generator.session;

import dev.stemma.provenance.record.RecordCheck.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What came of writing all that the model wrote once more.
 *
 * @param parts one for each request, and for each edit of which the journal says how surprising it was
 * @param omitted entries of the journal that are not at hand
 */
public record Replayed(List<Part> parts, int omitted) {
    /**
     * Of one entry.
     *
     * @param entry of the journal
     * @param notes how many were written again as they stand on record
     * @param detail a sentence for people
     */
    public record Part(int entry, Outcome outcome, int notes, String detail) {}

    public Replayed {
        parts = List.copyOf(parts);
    }

    /** All notes that were written again as they stand on record. */
    public int notes() {
        return parts.stream().mapToInt(Part::notes).sum();
    }

    /** The first part in which the model does something else than stands on record. */
    public Optional<Part> difference() {
        return first(Outcome.MISMATCH);
    }

    /** The first part that could not be replayed. */
    public Optional<Part> skipped() {
        return first(Outcome.SKIPPED);
    }

    private Optional<Part> first(Outcome outcome) {
        return parts.stream().filter(part -> part.outcome() == outcome).findFirst();
    }

    public Outcome outcome() {
        return difference().or(this::skipped).map(Part::outcome).orElse(Outcome.MATCH);
    }

    /** A sentence for people. */
    public String detail() {
        String there = omitted == 0 ? "" : "; " + omitted + " entries of the journal do not lie here";
        Optional<Part> troubled = difference().or(this::skipped);
        if (troubled.isPresent()) {
            return troubled.get().detail() + there;
        }
        return notes() == 0
                ? "the journal holds no note by a model" + there
                : "the model wrote all " + notes() + " notes again that the journal says it wrote, bit for bit" + there;
    }
}
