package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Validity;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.studio.statement.Readiness.Answer;

/** What signature, time stamp and log answer to what regimes ask of evidence. */
final class SealAnswers {
    private static final String STAMP = "c2pa.signature/sigTst2";

    private final RecordFacts facts;

    SealAnswers(RecordFacts facts) {
        this.facts = facts;
    }

    Answer signature() {
        String where = "c2pa.signature";
        String until = facts.store()
                .active()
                .signer()
                .map(leaf -> Validity.of(leaf).notAfter().toString())
                .orElse("?");
        return facts.verdict().state() == Verdict.State.TRUSTED
                ? Answer.present(where, "signature.trusted", facts.signer(), until)
                : Answer.partly(where, "signature.add", "signature.valid", facts.signer(), until);
    }

    Answer time() {
        return facts.verdict()
                .signedBefore()
                .map(when -> Answer.present(STAMP, "time.stamped", when.toString()))
                .orElseGet(this::unattested);
    }

    /** Nobody trusted attests when the file was signed; there may be a stamp that does not count, or stamps of earlier work. */
    private Answer unattested() {
        if (facts.verdict().checks().stream()
                .anyMatch(check -> check.ingredient().isEmpty() && check.code().startsWith("timeStamp."))) {
            return Answer.partly(STAMP, "time.trust", "time.ignored");
        }
        long stamps = facts.account().stream()
                .flatMap(account -> account.journal().entries().stream())
                .filter(entry -> entry.operation() instanceof TimeStamped)
                .count();
        return stamps > 0
                ? Answer.partly("dev.stemma.journal", "time.add", "time.journal", stamps)
                : Answer.missing("time.add", "time.none");
    }

    Answer log() {
        return facts.passed("log") ? Answer.present("tlog-proof", "log.proved") : Answer.missing("log.add", "log.none");
    }

    /** What says who somebody is stands in the journal by commitments, and in the certificate for good. */
    Answer personalData() {
        return facts.account().isPresent()
                ? Answer.present("dev.stemma.openings", "personal.commitments", facts.signer())
                : Answer.partly("c2pa.signature/x5chain", "personal.add", "personal.certificate", facts.signer());
    }
}
