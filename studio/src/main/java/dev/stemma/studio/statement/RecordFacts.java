package dev.stemma.studio.statement;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.Place;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the credentials of a file say that several answers build on.
 *
 * @param account what its journal tells, if it has one
 * @param generations how models came to write notes of it or of what it was made from, the oldest first
 * @param sources each digital source type that its actions name, as the last part of its address
 */
record RecordFacts(
        Verdict verdict,
        ManifestStore store,
        Optional<PieceAccount> account,
        List<GenerationAssertion> generations,
        List<String> sources) {
    /** Digital source types of content in which no model had part. */
    private static final Set<String> NO_MODEL = Set.of("digitalCreation", "humanEdits", "digitalCapture");

    RecordFacts {
        generations = List.copyOf(generations);
        sources = List.copyOf(sources);
    }

    /** @param verdict of a file whose credentials can be read */
    static RecordFacts of(Verdict verdict, Optional<PieceAccount> account) {
        ManifestStore store = verdict.manifests().orElseThrow();
        return new RecordFacts(
                verdict,
                store,
                account,
                store.reachable().stream()
                        .flatMap(manifest -> manifest.assertions(GenerationAssertion.class))
                        .toList(),
                store.reachable().stream()
                        .flatMap(manifest -> manifest.assertions(ActionsAssertion.class))
                        .flatMap(actions -> actions.actions().stream())
                        .map(Action::digitalSourceType)
                        .flatMap(Optional::stream)
                        .map(uri -> PlainText.brief(uri.substring(uri.lastIndexOf('/') + 1)))
                        .distinct()
                        .toList());
    }

    /** Whether the record says how the content came about, and that no model had part in it. */
    boolean withoutModel() {
        return generations.isEmpty() && notes(Origin.MODEL) == 0 && !sources.isEmpty() && NO_MODEL.containsAll(sources);
    }

    /** How many notes come from there, as far as a journal tells. */
    int notes(Origin origin) {
        return account.map(told -> told.contribution().origins().getOrDefault(origin, 0))
                .orElse(0);
    }

    /** Whether a check of that name found what it looks for, and nothing against it. */
    boolean passed(String check) {
        return passed(check, anywhere -> true);
    }

    /** Whether it found what it looks for in the bytes of the file, which other programs read, and nothing against it. */
    boolean passedInFile(String check) {
        return passed(check, Place.File.class::isInstance);
    }

    private boolean passed(String check, Predicate<Place> where) {
        List<Check> found = verdict.checks().stream()
                .filter(each -> each.name().toString().equals(check))
                .toList();
        return found.stream().anyMatch(each -> each.outcome() == Check.Outcome.PASS && where.test(each.place()))
                && found.stream().noneMatch(Check::isFailure);
    }

    /** Whom the certificate names, on one line. */
    String signer() {
        return store.active()
                .signer()
                .map(leaf -> PlainText.brief(leaf.getSubjectX500Principal().toString()))
                .orElse("?");
    }
}
