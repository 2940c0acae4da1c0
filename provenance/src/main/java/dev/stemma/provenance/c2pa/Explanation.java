package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.c2pa.Check.Outcome;
import dev.stemma.provenance.record.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A verdict in words, for people who do not know the standard. Each is a clause in lower case, without a full stop.
 *
 * @param headline what the verdict comes to
 * @param meanings what each thing that was found means for the reader, the gravest first; none for a file in order
 * @param holds what may be relied on all the same
 * @param advice what to do
 */
public record Explanation(String headline, List<String> meanings, List<String> holds, List<String> advice) {
    public Explanation {
        meanings = List.copyOf(meanings);
        holds = List.copyOf(holds);
        advice = List.copyOf(advice);
    }

    static Explanation of(Verdict verdict) {
        List<Meaning> found = findings(verdict);
        List<Trouble> troubles = found.stream()
                .map(Meaning::trouble)
                .filter(trouble -> trouble != Trouble.NOTE)
                .distinct()
                .toList();
        return new Explanation(
                headline(verdict, troubles),
                found.stream().map(Meaning::sentence).distinct().toList(),
                holds(verdict, troubles),
                advice(verdict, troubles));
    }

    /** Failures, and what else a reader should know: not that a check was left out, nor what is merely so. */
    private static List<Meaning> findings(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAIL || isWarning(check, verdict))
                .map(Explanation::meaning)
                .distinct()
                .sorted(Comparator.comparing(Meaning::trouble))
                .toList();
    }

    private static boolean isWarning(Check check, Verdict verdict) {
        boolean informs = StatusCode.kind(check.code()) == StatusCode.Kind.INFORMATIONAL;
        return check.outcome() == Outcome.SKIPPED
                && Meaning.of(check.code()).trouble() != Trouble.NOTE
                && (informs || verdict.state() == Verdict.State.NONE);
    }

    private static Meaning meaning(Check check) {
        Meaning meaning = Meaning.of(check.code());
        if (check.ingredient().isEmpty()) {
            return meaning;
        }
        Trouble trouble = switch (meaning.trouble()) {
            case NOTE, STAMP -> meaning.trouble();
            case UNKNOWN_SIGNER, IDENTITY -> Trouble.UNKNOWN_INGREDIENT_SIGNER;
            default -> Trouble.INGREDIENT;
        };
        return new Meaning(trouble, "of something that the file was made from: " + meaning.sentence());
    }

    private static String headline(Verdict verdict, List<Trouble> troubles) {
        String signer = signer(verdict);
        return switch (verdict.state()) {
            case TRUSTED -> "the file is as it was signed by " + signer + ", whom you trust";
            case VALID ->
                troubles.contains(Trouble.UNKNOWN_SIGNER)
                        ? Trouble.UNKNOWN_SIGNER.headline() + ", who gives the name " + signer
                        : "the file is as it was signed by " + signer
                                + (troubles.isEmpty()
                                        ? ""
                                        : ", but " + troubles.get(0).headline());
            case INVALID ->
                troubles.isEmpty() ? Trouble.RULES.headline() : troubles.get(0).headline();
            case NONE -> Trouble.NOTHING_TO_CHECK.headline();
        };
    }

    private static List<String> holds(Verdict verdict, List<Trouble> troubles) {
        List<Check> checks = verdict.checks();
        boolean signed = Verdict.passed(checks, StatusCode.SIGNATURE_VALIDATED::equals);
        boolean bound = Verdict.passed(checks, StatusCode::isBinding);
        boolean changed = troubles.contains(Trouble.CREDENTIALS_CHANGED);
        List<String> holds = new ArrayList<>();
        if (bound && signed && !changed) {
            holds.add("the content is the one that was signed");
        } else if (bound) {
            holds.add("the content is the one that the credentials speak of, whoever wrote these");
        }
        if (signed) {
            holds.add("the signature holds, and names " + signer(verdict));
        }
        if (Verdict.passed(checks, StatusCode.CREDENTIAL_TRUSTED::equals)) {
            holds.add("the signer's certificate leads to one that you trust");
        }
        if (signed && !bound && !changed) {
            holds.add("what the credentials say was signed, about the file as it was then");
        }
        if (Verdict.passed(checks, StatusCode.SIGNATURE_INSIDE_VALIDITY::equals) && verdict.intact()) {
            holds.add("the certificate was valid at the time that counts");
        }
        if (verdict.state() == Verdict.State.INVALID && hasClaim(verdict)) {
            holds.add("what the credentials say can still be read, but must not be ascribed to the signer");
        }
        return holds;
    }

    private static List<String> advice(Verdict verdict, List<Trouble> troubles) {
        Stream<Trouble> relevant = verdict.state() == Verdict.State.INVALID && troubles.isEmpty()
                ? Stream.of(Trouble.RULES)
                : troubles.stream();
        Set<String> advice = new LinkedHashSet<>();
        relevant.filter(trouble -> verdict.intact() || trouble != Trouble.UNKNOWN_SIGNER && trouble != Trouble.STAMP)
                .map(Trouble::advice)
                .forEach(advice::add);
        return List.copyOf(advice);
    }

    private static boolean hasClaim(Verdict verdict) {
        return verdict.manifests().flatMap(store -> store.active().claim()).isPresent();
    }

    private static String signer(Verdict verdict) {
        return verdict.manifests()
                .flatMap(store -> store.active().signer())
                .map(certificate -> certificate.getSubjectX500Principal().toString())
                .map(PlainText::brief)
                .orElse("somebody unknown");
    }
}
