package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.studio.documents.VerdictJson;
import dev.stemma.studio.workbench.Examined;
import dev.stemma.studio.workbench.FilesToVerify;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what was found in files. JSON is written as files come; of text, as much is kept as a person can read: of few
 * files a line each, of many only those that are not accepted.
 */
final class VerificationReport {
    /** Up to so many files, one that is accepted has its line too. */
    private static final int FEW = 20;

    /** Of so many files that are not accepted the failed checks are told. */
    private static final int EXPLAINED = 20;

    /** What is found out by files beside a file. */
    private static final Set<Check.Name> BESIDE = Set.of(Check.Name.DATASET, Check.Name.LOG);

    private static final int FAILED_CHECKS = 3;

    /** So many files are named in text at most. */
    private static final int NAMED = 1_000;

    private final Terminal terminal;
    private final List<Requirement> requirements;
    private final int files;
    private final VerificationSummary summary = new VerificationSummary();
    private final Optional<JsonList> json;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int refusedInAll;

    /** @param files how many there are */
    VerificationReport(Terminal terminal, boolean asJson, List<Requirement> requirements, int files) {
        this.terminal = terminal;
        this.requirements = requirements;
        this.files = files;
        this.json = asJson ? Optional.of(new JsonList(terminal, "files")) : Optional.empty();
    }

    /** What is to be said of one file; its text and its JSON are there where they are shown. */
    sealed interface Finding {
        /** @param brief the text where many files fail */
        record Verified(Verdict.State state, boolean accepted, String text, String brief, Optional<ObjectNode> json)
                implements Finding {}

        record Skipped() implements Finding {}

        record Unopened(WorkbenchException cause) implements Finding {}
    }

    /** What is to be said of a file; for any number of threads. */
    Finding find(Examined examined) {
        if (examined instanceof Examined.Verified verified) {
            return find(verified.subject(), verified.verdict());
        }
        if (examined instanceof Examined.Unopened unopened) {
            return new Finding.Unopened(unopened.cause());
        }
        return new Finding.Skipped();
    }

    private Finding find(FilesToVerify.Subject subject, Verdict verdict) {
        List<Requirement> unmet = requirements.stream()
                .filter(requirement -> !requirement.isMetBy(verdict))
                .toList();
        boolean isAccepted = verdict.intact() && unmet.isEmpty() && !hasFalseEvidence(verdict);
        if (json.isPresent()) {
            return new Finding.Verified(
                    verdict.state(),
                    isAccepted,
                    "",
                    "",
                    Optional.of(VerdictJson.of(subject.name().toString(), verdict)));
        }
        String brief = VerdictText.brief(terminal, subject.name(), verdict, unmet, 0);
        String text = files == 1
                ? VerdictText.whole(terminal, subject.name(), verdict, unmet)
                : isAccepted ? brief : VerdictText.brief(terminal, subject.name(), verdict, unmet, FAILED_CHECKS);
        return new Finding.Verified(verdict.state(), isAccepted, text, brief, Optional.empty());
    }

    /** Evidence that is there counts, whether it is required or not. */
    private static boolean hasFalseEvidence(Verdict verdict) {
        return verdict.checks().stream()
                .anyMatch(check -> BESIDE.contains(check.name()) && check.outcome() == Check.Outcome.FAIL);
    }

    /** Takes the findings in the order of the files. */
    void take(Finding finding) {
        if (finding instanceof Finding.Unopened unopened) {
            unopened(unopened.cause());
        } else if (finding instanceof Finding.Verified verified) {
            summary.verified(verified.state(), verified.accepted());
            verified.json().ifPresent(node -> json.orElseThrow().add(node));
            if (json.isEmpty()) {
                keep(verified);
            }
        } else {
            summary.skipped(1);
        }
    }

    private void unopened(WorkbenchException cause) {
        if (files == 1) {
            throw Workbenches.failure(cause);
        }
        summary.unopened();
        Workbenches.failure(cause).print(terminal);
    }

    private void keep(Finding.Verified verified) {
        if (verified.accepted()) {
            if (files <= FEW) {
                accepted.add(verified.text());
            }
            return;
        }
        refusedInAll++;
        if (refused.size() < NAMED) {
            refused.add(refused.size() < EXPLAINED ? verified.text() : verified.brief());
        }
    }

    /** A folder that cannot be listed. */
    void unreadable(WorkbenchException cause) {
        unopened(cause);
    }

    /** Whether no file was there that carries credentials, or could. */
    boolean isOfNothing() {
        return summary.isOfNothing();
    }

    /** Links and the like that were met in folders. */
    void passedOver(int count) {
        summary.skipped(count);
    }

    /** The rest of the report. */
    ExitCode end() {
        if (json.isPresent()) {
            json.get().end("summary", summary.json());
            return summary.exitCode();
        }
        accepted.forEach(terminal.out()::print);
        refused.forEach(terminal.out()::print);
        if (refusedInAll > refused.size()) {
            terminal.out().println("and " + (refusedInAll - refused.size()) + " more; --json names all");
        }
        if (!summary.isOfOne()) {
            terminal.out().print(summary.text(terminal));
        }
        return summary.exitCode();
    }
}
