package dev.stemma.studio.registry;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Origin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What the registry keeps of a file that was examined, to find it and to compare it with others. The file itself is not kept.
 *
 * @param file its digest
 * @param name as it was called
 * @param foundIn where it comes from, for people, such as the name of the folder; empty if nothing is known
 * @param examined when it was examined last; to the microsecond
 * @param archived whether it was put away
 * @param passed how many checks passed
 * @param failures status codes of those that failed
 * @param signer by the name in the certificate
 * @param title that its record gives
 * @param origins how many of its notes come from where, as its record says
 * @param model title of the last model on record
 * @param people by the names that they show
 * @param labels by which it says what is due to those who use it, such as {@code GB 45438-2025}
 * @param log name of the transparency log that holds it, as a proof beside it showed
 */
public record RecordRow(
        Digest file,
        String name,
        String foundIn,
        String mediaType,
        Instant examined,
        boolean archived,
        Verdict.State verdict,
        int passed,
        List<String> failures,
        Optional<String> signer,
        Optional<String> title,
        SortedMap<Origin, Integer> origins,
        Optional<String> tradition,
        Optional<String> model,
        List<String> people,
        List<String> labels,
        Optional<String> log) {
    public RecordRow {
        examined = examined.truncatedTo(ChronoUnit.MICROS);
        failures = List.copyOf(failures);
        origins = OriginCounts.of(origins);
        people = List.copyOf(people);
        labels = List.copyOf(labels);
    }

    /** The same beside pieces. */
    public LibraryRow inLibrary() {
        return new LibraryRow(
                LibraryRow.Kind.RECORD,
                file.toString(),
                title.orElse(name),
                examined,
                archived,
                origins,
                tradition,
                model,
                people,
                Optional.of(new LibraryRow.Found(name, foundIn, verdict, failures, signer, labels, log)));
    }
}
