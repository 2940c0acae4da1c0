package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.Attestation;
import dev.stemma.provenance.identity.TimeStamp;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.RecordCheck.Subject;
import dev.stemma.provenance.record.TimeStamped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a journal was written: what is attested by somebody trusted, how much of the work that covers, and that the times of
 * the entries agree with it. A writer's clock may be wrong; by more than {@value #HOURS} hours it is no clock.
 */
final class JournalTimesRule implements JournalRule {
    static final long HOURS = 24;

    private static final Duration TOLERANCE = Duration.ofHours(HOURS);

    @Override
    public void apply(RecordedJournal recorded, RecordFindings findings) {
        Journal journal = recorded.journal();
        for (JournalPart part : recorded.parts()) {
            for (int i = Math.max(part.first(), 1); i < part.end(); i++) {
                Optional<Entry> entry = journal.entry(i);
                if (entry.isPresent() && entry.get().operation() instanceof TimeStamped stamped) {
                    checkStamp(new Point(recorded, part.manifest(), i), stamped, findings);
                }
            }
            signed(part, findings.examination())
                    .ifPresent(time -> checkTimes(
                            new Point(recorded, part.manifest(), part.end()),
                            time,
                            "the signature of " + part.manifest().label(),
                            findings));
        }
    }

    /** A place in the journal: behind it comes the entry with the number. */
    private record Point(RecordedJournal recorded, Manifest manifest, int index) {
        Journal journal() {
            return recorded.journal();
        }

        /** The nearest entry at hand before it, whose time is the latest there. */
        Optional<Entry> before() {
            return nearest(-1, index - 1);
        }

        Optional<Entry> after() {
            return nearest(1, index);
        }

        private Optional<Entry> nearest(int step, int from) {
            for (int i = from; i >= 0 && i < journal().size(); i += step) {
                if (journal().entry(i).isPresent()) {
                    return journal().entry(i);
                }
            }
            return Optional.empty();
        }
    }

    private static void checkStamp(Point point, TimeStamped stamped, RecordFindings findings) {
        Digest before = point.journal().links().get(point.index() - 1).digest();
        TimeStamp stamp = TimeStamp.ofToken(stamped.token().content());
        if (!stamp.isOf(before.bytes())) {
            findings.mismatch(
                    Subject.JOURNAL,
                    point.manifest(),
                    "the time stamp of entry " + point.index() + " is of something else than the entries before it");
            return;
        }
        Attestation attestation =
                stamp.check(before.bytes(), findings.examination().policy());
        if (attestation instanceof Attestation.Attested attested) {
            covered(
                    point,
                    "existed on " + attested.time() + ", says "
                            + attested.authority().getSubjectX500Principal(),
                    findings);
            checkTimes(point, attested.time(), "the time stamp of entry " + point.index(), findings);
        } else {
            Attestation.Ignored ignored = (Attestation.Ignored) attestation;
            findings.skipped(
                    Subject.JOURNAL,
                    point.manifest(),
                    "the time stamp of entry " + point.index() + " does not count: " + ignored.reason());
        }
    }

    /** How much of the work a stamp covers, as far as all of it is at hand. */
    private static void covered(Point point, String what, RecordFindings findings) {
        String detail =
                "entries 0 to " + (point.index() - 1) + " of " + point.journal().size() + " " + what;
        findings.support(point.journal(), point.manifest(), detail);
    }

    private static void checkTimes(Point point, Instant attested, String what, RecordFindings findings) {
        point.before()
                .filter(entry -> entry.time().isAfter(attested.plus(TOLERANCE)))
                .ifPresent(entry -> findings.mismatch(
                        Subject.JOURNAL,
                        point.manifest(),
                        "entry " + entry.index() + " says it was written on " + entry.time() + ", but " + what
                                + ", which covers it, was made on " + attested));
        point.after()
                .filter(entry -> entry.time().isBefore(attested.minus(TOLERANCE)))
                .ifPresent(entry -> findings.mismatch(
                        Subject.JOURNAL,
                        point.manifest(),
                        "entry " + entry.index() + " says it was written on " + entry.time() + ", but it follows "
                                + what + ", which was made on " + attested));
    }

    /** When the manifest was signed, if a stamp made with the signature tells; one made later tells too late. */
    private static Optional<Instant> signed(JournalPart part, Examination examination) {
        boolean stamped = part.manifest()
                .signature()
                .filter(signature ->
                        signature.unprotectedHeader().get(TimeStampHeader.LABEL).isPresent())
                .isPresent();
        if (!stamped) {
            return Optional.empty();
        }
        if (part.manifest().equals(examination.manifest())) {
            return examination.attested();
        }
        Examination earlier = examination.of(part.manifest(), examination.now());
        new TimeStampRule().apply(earlier);
        return earlier.attested();
    }
}
