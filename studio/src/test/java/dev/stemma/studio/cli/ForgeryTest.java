package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.Replay;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.RecordChecks;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.JournalSegment;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForgeryTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalAuthority AUTHORITY = LocalAuthority.create(CLOCK, new SecureRandom());
    private static final ForgedRecord.Hand HAND = new ForgedRecord.Hand(
            AUTHORITY.issue(
                    "forger", SignatureAlgorithm.ED25519, Subject.pseudonym("Forger"), CLOCK, new SecureRandom()),
            TrustPolicy.of(AUTHORITY.root()),
            CLOCK);

    static Verdict verify(byte[] file, ModelFolder model) {
        return Verifier.verify(
                ByteSource.of(file),
                Optional.empty(),
                HAND.policy(),
                CLOCK,
                new RecordChecks(
                        List.of(new Replay(digest ->
                                Optional.of(model).filter(m -> m.digest().equals(digest)))),
                        JournalSegment.Rest.NONE));
    }

    static String said(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.name().compareTo(Check.Name.JOURNAL) >= 0 || check.isFailure())
                .map(check -> check.outcome() + " " + check.name() + ": " + check.detail())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatIsToldAnewAsItWasIsTrusted() throws Exception {
        ModelFolder model = ModelFolder.read(Machine.root().resolve("models").resolve("melody-1"));
        byte[] honest = new HonestPiece(model, HAND).make();
        Verdict verdict = verify(honest, model);
        System.err.println(said(verdict));
        assertThat(verdict.state()).as(said(verdict)).isEqualTo(Verdict.State.TRUSTED);

        byte[] again = new ForgedRecord(honest, verdict, JournalSegment.Rest.NONE).sign(HAND);
        Verdict second = verify(again, model);
        assertThat(second.state()).as(said(second)).isEqualTo(Verdict.State.TRUSTED);
    }
}
