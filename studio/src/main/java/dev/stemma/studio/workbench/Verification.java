package dev.stemma.studio.workbench;

import dev.stemma.generator.session.CueCheck;
import dev.stemma.generator.session.DatasetCheck;
import dev.stemma.generator.session.Replay;
import dev.stemma.generator.session.ResponsibilityCheck;
import dev.stemma.generator.session.ScoreCheck;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.RecordChecks;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.RecordCheck;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies what lies on this machine, as it trusts. */
final class Verification {
    private static final List<RecordCheck> OF_NOTES =
            List.of(new ScoreCheck(), new ResponsibilityCheck(), new CueCheck());

    private final Signing signing;
    private final Models models;
    private final LogPolicies logs;
    private final Clock clock;

    Verification(Signing signing, Models models, LogPolicies logs, Clock clock) {
        this.signing = signing;
        this.models = models;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * @throws WorkbenchException if a PEM file named cannot be read, or whom this machine trusts
     */
    FileVerifier with(VerificationOptions options) throws WorkbenchException {
        return new FileVerifier(
                signing.trust().policy(options),
                options,
                logs.policy(options.logPolicy()),
                clock,
                models.byDigest(options.models()));
    }

    /** With what a record is checked where models are at hand. */
    static List<RecordCheck> checks(Replay.Models models) {
        return Stream.concat(OF_NOTES.stream(), Stream.of(Replay.bounded(models), new DatasetCheck(models)))
                .toList();
    }

    /** The models at hand, by their digests. */
    Replay.Models models() {
        return models.byDigest(List.of());
    }

    /** What was made a moment ago, as its own author verifies it. */
    Verdict verify(byte[] content, Optional<byte[]> store) throws WorkbenchException {
        return verify(content, store, RecordChecks.NONE);
    }

    /**
     * What is worked on; that it holds the notes on record is checked too.
     *
     * @param rest entries of its journal that do not lie in it
     */
    Verdict verify(byte[] content, Optional<byte[]> store, JournalSegment.Rest rest) throws WorkbenchException {
        return verify(content, store, new RecordChecks(OF_NOTES, rest));
    }

    /** What was handed over, as a file on this machine would be verified. */
    Verdict verify(Given given) throws WorkbenchException {
        Verdict verdict = verify(given.content(), given.store(), new RecordChecks(checks(models()), given.rest()));
        return log(given, verdict).in(verdict);
    }

    /** What a proof that was handed over with a file shows. */
    LogEvidence log(Given given, Verdict verdict) throws WorkbenchException {
        return LogEvidence.of(verdict, given.rest(), given.proof(), logs.policy(Optional.empty()));
    }

    private Verdict verify(byte[] content, Optional<byte[]> store, RecordChecks checks) throws WorkbenchException {
        return Verifier.verify(
                ByteSource.of(content), store, signing.trust().policy(VerificationOptions.DEFAULT), clock, checks);
    }
}
