package dev.stemma.studio.statement;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.RecordException;
import dev.stemma.generator.session.Scores;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.Contribution;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Stretch;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.List;
import java.util.Optional;

/**
 * What people did to the piece that a file holds, bar by bar, as follows from the journal in its credentials.
 *
 * @param record digest of the signed claim, which holds the hashes of all that was signed
 * @param melody without title and words
 * @param bars all of the piece
 */
public record PieceAccount(
        Digest record,
        Journal journal,
        int shows,
        Contribution contribution,
        Melody melody,
        List<BarAccount> bars,
        Names names) {
    /** What people did to one bar. */
    public record BarAccount(Bar bar, Stretch stretch) {}

    public PieceAccount {
        bars = List.copyOf(bars);
    }

    /**
     * The account of the file that the store is about.
     *
     * @param rest entries that the file has only by digest, as far as they are at hand
     * @return nothing if its credentials have no journal
     * @throws JournalException if the journal does not hold, or too little of it is at hand
     */
    public static Optional<PieceAccount> of(ManifestStore store, JournalSegment.Rest rest) throws JournalException {
        Optional<RecordedJournal> recorded = RecordedJournal.of(store, rest);
        Optional<byte[]> claim = store.active().claimBytes();
        return recorded.isPresent() && claim.isPresent()
                ? Optional.of(of(Digest.of(claim.get()), recorded.get()))
                : Optional.empty();
    }

    /** The same; nothing of a journal that does not hold either, as the verdict on the file tells. */
    public static Optional<PieceAccount> told(ManifestStore store, JournalSegment.Rest rest) {
        try {
            return of(store, rest);
        } catch (JournalException toldByTheVerdict) {
            return Optional.empty();
        }
    }

    private static PieceAccount of(Digest record, RecordedJournal recorded) throws JournalException {
        Journal journal = recorded.journal();
        int shows = recorded.shows();
        Contribution contribution = Contribution.of(journal, shows);
        Version version = journal.version(shows).orElseThrow();
        Melody melody;
        try {
            melody = Scores.melody(
                    version.frame(),
                    version.notes().stream().map(TracedNote::note).toList());
        } catch (RecordException e) {
            throw new JournalException(e.getMessage(), e);
        }
        List<BarAccount> bars = melody.bars().stream()
                .map(bar -> new BarAccount(bar, between(contribution, bar, bar)))
                .toList();
        return new PieceAccount(record, journal, shows, contribution, melody, bars, new Names(recorded.openings()));
    }

    /** What people did from the beginning of one bar to the end of another. */
    Stretch between(Bar first, Bar last) {
        return between(contribution, first, last);
    }

    private static Stretch between(Contribution contribution, Bar first, Bar last) {
        return contribution.over(new TickSpan(first.start().value(), last.end().value()));
    }

    /** How much of it is generated, if the entries that made its notes are at hand. */
    Optional<AiShare> aiShare() {
        try {
            return Optional.of(AiShare.of(Responsibility.of(journal, shows)));
        } catch (JournalException e) {
            return Optional.empty();
        }
    }

    /** How many entries of the journal are not at hand, so that they are not counted. */
    public int omitted() {
        return journal.omitted();
    }
}
