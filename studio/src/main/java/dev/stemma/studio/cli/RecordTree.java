package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Validity;
import dev.stemma.provenance.record.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws the manifests of a file as a tree: what each says, and below its ingredients their own manifests. */
final class RecordTree {
    /** Ingredients of ingredients are drawn down to this level. */
    private static final int DEEPEST = 30;

    private static final String TIME_STAMP_CODES = "timeStamp.";

    private final Verdict verdict;
    private final ManifestStore store;
    private final Set<Manifest> drawn = new HashSet<>();

    private RecordTree(Verdict verdict, ManifestStore store) {
        this.verdict = verdict;
        this.store = store;
    }

    /** A line with those below it. */
    private record Branch(String text, List<Branch> branches) {
        Branch(String text) {
            this(text, List.of());
        }

        void draw(Terminal terminal, String before, String below) {
            terminal.out()
                    .println(before
                            + Paragraph.set(
                                    terminal,
                                    before.length(),
                                    below + (branches.isEmpty() ? "  " : "│ "),
                                    PlainText.brief(text)));
            for (int i = 0; i < branches.size(); i++) {
                boolean last = i == branches.size() - 1;
                branches.get(i).draw(terminal, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
            }
        }
    }

    static void print(Terminal terminal, Verdict verdict, ManifestStore store) {
        RecordTree tree = new RecordTree(verdict, store);
        tree.manifest(store.active(), Optional.empty(), 1).draw(terminal, "", "");
        Set<Manifest> reachable = new HashSet<>(store.reachable());
        for (Manifest manifest : store.manifests()) {
            if (!reachable.contains(manifest)) {
                terminal.out().println();
                terminal.out().println("no ingredient leads to this one:");
                tree.manifest(manifest, Optional.empty(), 1).draw(terminal, "", "");
            }
        }
    }

    /** @param ingredient URI of the assertion that leads here */
    private Branch manifest(Manifest manifest, Optional<String> ingredient, int level) {
        String title = manifest.claim().flatMap(claim -> claim.title()).orElse("(untitled)") + "  " + manifest.label();
        if (!drawn.add(manifest)) {
            return new Branch(title + "  (drawn above)");
        }
        List<Branch> branches = new ArrayList<>();
        manifest.claim()
                .ifPresent(claim -> branches.add(new Branch("written by " + RecordText.describe(claim.generator()))));
        manifest.signer()
                .ifPresent(leaf -> branches.add(new Branch(
                        "signed by " + leaf.getSubjectX500Principal(),
                        List.of(
                                new Branch("certified by " + leaf.getIssuerX500Principal()),
                                new Branch("certificate valid until "
                                        + Validity.of(leaf).notAfter())))));
        boolean active = manifest.equals(store.active());
        verdict.checks().stream()
                .filter(check -> active
                        ? check.ingredient().isEmpty()
                        : check.ingredient().equals(ingredient))
                .filter(check -> check.code().startsWith(TIME_STAMP_CODES))
                .forEach(check -> branches.add(
                        new Branch((check.outcome() == Check.Outcome.PASS ? "time stamp: " : "") + check.detail())));
        manifest.assertions(ActionsAssertion.class)
                .flatMap(actions -> actions.actions().stream())
                .forEach(action -> branches.add(new Branch("action " + RecordText.describe(action))));
        branches.add(new Branch("assertions " + RecordText.labels(manifest)));
        for (StoredAssertion stored : manifest.assertions()) {
            if (stored.value() instanceof IngredientAssertion from) {
                branches.add(ingredient(stored.uri(), from, level));
            }
        }
        return new Branch(title, branches);
    }

    private Branch ingredient(String uri, IngredientAssertion ingredient, int level) {
        String text = "from " + RecordText.describe(ingredient);
        Optional<Manifest> manifest = store.manifestOf(ingredient);
        if (manifest.isEmpty()) {
            return new Branch(
                    ingredient.credentials().isPresent() ? text + "; its manifest is not in this file" : text);
        }
        return level == DEEPEST
                ? new Branch(text + "; deeper levels are not drawn")
                : new Branch(text, List.of(manifest(manifest.get(), Optional.of(uri), level + 1)));
    }
}
