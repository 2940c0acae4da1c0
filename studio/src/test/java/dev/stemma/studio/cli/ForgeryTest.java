package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.session.Replay;
import dev.stemma.generator.session.ScoreCheck;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                        List.of(
                                Replay.bounded(digest -> Optional.of(model)
                                        .filter(m -> m.digest().equals(digest))),
                                new ScoreCheck()),
                        JournalSegment.Rest.NONE));
    }

    static String said(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.name().compareTo(Check.Name.JOURNAL) >= 0 || check.isFailure())
                .map(check -> check.outcome() + " " + check.name() + ": " + check.detail())
                .collect(Collectors.joining("\n"));
    }

    private static ModelFolder model;
    private static byte[] honest;

    @BeforeAll
    static void make() throws Exception {
        model = ModelFolder.read(Machine.root().resolve("models").resolve("melody-1"));
        honest = new HonestPiece(model, HAND).make();
    }

    private static ForgedRecord record() throws Exception {
        return new ForgedRecord(honest, verify(honest, model), JournalSegment.Rest.NONE);
    }

    @Test
    void whatIsToldAnewAsItWasIsTrusted() throws Exception {
        for (byte[] file : List.of(honest, record().sign(HAND))) {
            Verdict verdict = verify(file, model);
            assertThat(verdict.state()).as(said(verdict)).isEqualTo(Verdict.State.TRUSTED);
            assertThat(names(verdict, Check.Outcome.PASS)).contains("journal", "lineage", "replay");
        }
    }

    static Stream<Lie> lies() {
        return Stream.of(JournalLies.all(), ModelLies.all(), StatementLies.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aLieIsFoundOutHoweverGoodTheSignature(Lie lie) throws Exception {
        ForgedRecord record = record();
        lie.telling().tell(record);
        Verdict verdict = verify(record.sign(HAND), model);

        if (lie.check().startsWith(Lie.UNMET)) {
            assertThat(names(verdict, Check.Outcome.PASS))
                    .as(said(verdict))
                    .doesNotContain(lie.check().substring(Lie.UNMET.length()));
        } else {
            assertThat(verdict.state()).as(said(verdict)).isEqualTo(Verdict.State.INVALID);
            assertThat(names(verdict, Check.Outcome.FAIL)).as(said(verdict)).containsExactly(lie.check());
        }
    }

    private static Set<String> names(Verdict verdict, Check.Outcome outcome) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == outcome)
                .map(check -> check.name().toString())
                .collect(Collectors.toSet());
    }
}
