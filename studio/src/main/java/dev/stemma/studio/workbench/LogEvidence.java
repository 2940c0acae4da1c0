package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Place;
import dev.stemma.provenance.c2pa.StatusCode;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.cose.CoseException;
import dev.stemma.provenance.cose.SignatureResult;
import dev.stemma.provenance.cose.SignedStatement;
import dev.stemma.provenance.log.Checkpoint;
import dev.stemma.provenance.log.LogAnswer;
import dev.stemma.provenance.log.LogEntry;
import dev.stemma.provenance.log.LogException;
import dev.stemma.provenance.log.LogPolicy;
import dev.stemma.provenance.log.LogProof;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalSegment;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The proof that came with a file, held against its credentials and against the logs that are known. It needs no network.
 *
 * @param check what was found, in a sentence
 * @param logged where the file is; nothing unless the proof holds together and is about the file
 */
public record LogEvidence(Check check, Optional<Logged> logged) {
    /** More than any proof has. */
    static final int LARGEST_PROOF = 2_000_000;

    private static final Place PROOF = new Place.Beside("proof");

    /** A proof is not one of this file, with why. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String detail) {
            super(detail);
        }
    }

    static LogEvidence of(Verdict verdict, JournalSegment.Rest rest, Optional<byte[]> proof, LogPolicy policy) {
        if (proof.isEmpty()) {
            return skipped("no proof came with the file that it is in a transparency log");
        }
        if (!verdict.intact() || verdict.manifests().isEmpty()) {
            return skipped("the file does not verify, so a proof of a log says nothing about it");
        }
        LogFacts facts = new LogFacts(verdict.manifests().get(), rest);
        try {
            LogProof read = LogProof.parse(proof.get());
            SignedStatement statement = SignedStatement.parse(read.entry());
            LogEntry entry = LogEntry.parse(statement.payload());
            requireAbout(entry, facts);
            return judged(read, statement, entry, requireSigner(statement, facts), policy);
        } catch (LogException | CoseException | Refused e) {
            return new LogEvidence(
                    check(Check.Outcome.FAIL, StatusCode.LOG_MISMATCH, e.getMessage()), Optional.empty());
        }
    }

    /** The verdict with what was found; of a file without credentials nothing is said where there is no proof either. */
    Verdict in(Verdict verdict) {
        boolean nothing = verdict.state() == Verdict.State.NONE && check.code().equals(StatusCode.LOG_SKIPPED);
        return nothing ? verdict : verdict.with(check);
    }

    private static LogEvidence skipped(String detail) {
        return new LogEvidence(check(Check.Outcome.SKIPPED, StatusCode.LOG_SKIPPED, detail), Optional.empty());
    }

    private static Check check(Check.Outcome outcome, String code, String detail) {
        return new Check(Check.Name.LOG, outcome, code, PROOF, Optional.empty(), detail);
    }

    private static void requireAbout(LogEntry entry, LogFacts facts) throws Refused {
        if (entry.credentials().isEmpty() || !entry.credentials().equals(facts.credentials())) {
            throw new Refused("the proof is about something else: an entry of the kind " + entry.kind()
                    + " about sha256 " + entry.subject());
        }
        if (entry instanceof LogEntry.Output output) {
            requireSame("content", output.content(), facts.content());
            requireSame("model", output.model(), facts.model().map(model -> model.digest()));
            requireSame("journal", output.journal(), facts.journalHead());
        }
    }

    /** What the file does not tell cannot be compared. */
    private static void requireSame(String what, Optional<Digest> logged, Optional<Digest> ofFile) throws Refused {
        if (logged.isPresent() && ofFile.isPresent() && !logged.equals(ofFile)) {
            throw new Refused("the log names another " + what + " than the file does");
        }
    }

    /** Whether the signer of the file made the entry. */
    private static boolean requireSigner(SignedStatement statement, LogFacts facts) throws Refused {
        Optional<PublicKey> signer =
                facts.signer().filter(key -> LogFacts.issuer(key).equals(statement.issuer()));
        if (signer.isPresent() && statement.verify(signer.get()) != SignatureResult.VALID) {
            throw new Refused("the entry names the signer of the file, whose key did not make it");
        }
        return signer.isPresent();
    }

    private static LogEvidence judged(
            LogProof proof, SignedStatement statement, LogEntry entry, boolean bySigner, LogPolicy policy) {
        LogAnswer answer = proof.check(statement.entry(), policy);
        if (answer instanceof LogAnswer.Accepted accepted) {
            List<Logged.Seen> seen = accepted.cosignatures().stream()
                    .map(each -> new Logged.Seen(each.key().name(), each.time()))
                    .toList();
            Logged logged = logged(proof, entry, bySigner, true, seen);
            return new LogEvidence(
                    check(Check.Outcome.PASS, StatusCode.LOG_MATCH, sentence(logged)), Optional.of(logged));
        }
        LogAnswer.Refused refused = (LogAnswer.Refused) answer;
        boolean unknown =
                refused.reason() == LogAnswer.Reason.UNKNOWN_LOG || refused.reason() == LogAnswer.Reason.QUORUM_MISSED;
        return unknown
                ? new LogEvidence(
                        check(Check.Outcome.SKIPPED, StatusCode.LOG_UNTRUSTED, refused.detail()),
                        Optional.of(logged(proof, entry, bySigner, false, List.of())))
                : new LogEvidence(
                        check(Check.Outcome.FAIL, StatusCode.LOG_MISMATCH, refused.detail()), Optional.empty());
    }

    private static Logged logged(
            LogProof proof, LogEntry entry, boolean bySigner, boolean known, List<Logged.Seen> seen) {
        Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
        return new Logged(checkpoint.origin(), proof.index(), checkpoint.size(), entry, bySigner, known, seen);
    }

    private static String sentence(Logged logged) {
        String place = "entry " + logged.index() + " of the " + logged.size() + " in the log " + logged.log();
        String witnesses =
                logged.witnesses().stream().map(Logged.Seen::witness).sorted().collect(Collectors.joining(", "));
        String seen = logged.firstSeen()
                .map(time -> place + ", seen by " + witnesses + ", first at " + time)
                .orElse(place + ", which no witness has seen: it holds as far as the log is honest");
        return logged.bySigner() ? seen : seen + "; somebody else than the signer made the entry";
    }
}
