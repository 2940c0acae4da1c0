package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.record.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Assertions that are taken out of the credentials of a file before it is given away (C2PA 2.5, 6.8). A new manifest says
 * what was taken out and why; what stays is still held to the signatures that were there.
 */
public final class Redaction {
    /** Why something is taken out (C2PA 2.5, 16.4.1). */
    public enum Reason {
        /** It says something about a person. */
        PII("c2pa.PII.present"),
        INVALID_DATA("c2pa.invalid.data"),
        TRADE_SECRET("c2pa.trade-secret.present"),
        GOVERNMENT_CONFIDENTIAL("c2pa.government.confidential");

        private final String term;

        Reason(String term) {
            this.term = term;
        }

        /** The term in the action. */
        public String term() {
            return term;
        }

        /** As people write it: lower case, with hyphens. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final SortedSet<String> assertions;
    private final Reason reason;

    private Redaction(SortedSet<String> assertions, Reason reason) {
        this.assertions = assertions;
        this.reason = reason;
    }

    /** Absolute JUMBF URIs of what is taken out. */
    public SortedSet<String> assertions() {
        return Collections.unmodifiableSortedSet(assertions);
    }

    /**
     * All assertions of the labels in the manifests that a file's credentials consist of.
     *
     * @param labels with the number of the instance, e.g. {@code cawg.identity__1}, or without for all instances
     * @param manifest the only one to take from; all if empty
     * @throws SigningException if there is none of a label, or it must stay: what was done, the hash of the content
     */
    public static Redaction of(ManifestStore store, List<String> labels, Optional<String> manifest, Reason reason)
            throws SigningException {
        List<Manifest> manifests = store.reachable().stream()
                .filter(each -> manifest.map(each.label()::equals).orElse(true))
                .toList();
        if (manifests.isEmpty()) {
            throw new SigningException("no manifest of the file is named " + manifest.orElseThrow());
        }
        SortedSet<String> found = new TreeSet<>();
        for (String label : labels) {
            requireRedactable(label);
            List<String> uris = named(label, manifests, Redactions.in(store));
            if (uris.isEmpty()) {
                throw new SigningException("there is no assertion " + label + " to take out; there are "
                        + manifests.stream()
                                .flatMap(each -> each.assertions().stream())
                                .map(StoredAssertion::label)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            found.addAll(uris);
        }
        return new Redaction(found, reason);
    }

    private static List<String> named(String label, List<Manifest> manifests, Redactions before)
            throws SigningException {
        List<String> found = new ArrayList<>();
        for (Manifest manifest : manifests) {
            for (StoredAssertion stored : manifest.assertions()) {
                boolean named =
                        stored.label().equals(label) || stored.baseLabel().equals(label);
                if (named && manifest.box().type().equals(CompressedManifest.TYPE)) {
                    throw new SigningException(
                            "the manifest " + manifest.label() + " is compressed; nothing can be taken out of it here");
                }
                if (named && !before.contains(manifest, stored.label())) {
                    found.add(stored.uri());
                }
            }
        }
        return found;
    }

    private static void requireRedactable(String label) throws SigningException {
        String base = AssertionBox.baseLabel(label);
        if (StoredAction.LABELS.contains(base)) {
            throw new SigningException(
                    label + " must stay: what was done to the file is never taken out (C2PA 2.5, 6.8; "
                            + "a verifier would answer " + StatusCode.ACTION_REDACTED + ")");
        }
        if (StandardManifestRule.HARD_BINDINGS.contains(base)) {
            throw new SigningException(label + " must stay: without the hash of the content nothing could be verified"
                    + " (C2PA 2.5, 6.8; a verifier would answer " + StatusCode.HARD_BINDING_REDACTED + ")");
        }
    }

    /** What the new manifest says: the asset as it was is the parent, and these assertions of it were taken out. */
    ManifestDefinition.Builder definition(Verdict verdict, String mediaType) throws SigningException {
        if (!verdict.intact()) {
            throw new SigningException("only from valid credentials can something be taken out so that they stay valid,"
                    + " but these are " + verdict.state().toString().toLowerCase(Locale.ROOT));
        }
        String title = verdict.manifests()
                .flatMap(store -> store.active().claim())
                .flatMap(Claim::title)
                .orElse("untitled");
        ManifestDefinition.Builder definition =
                ManifestDefinition.of(title, GeneratorInfo.stemma(Tool.STEMMA.version()));
        HashedUri parent = definition.add(
                IngredientAssertion.of(IngredientAssertion.Relationship.PARENT_OF, title, mediaType), verdict, this);
        List<Action> actions = new ArrayList<>(List.of(Action.opened(parent)));
        assertions.forEach(uri -> actions.add(Action.redacting(uri, reason)));
        return definition.with(new ActionsAssertion(actions, true));
    }

    /** The box of the manifest without the assertions that are to be taken out of it. */
    byte[] appliedTo(Manifest manifest) {
        return replacing(
                manifest.box(),
                part -> part.label().equals(JumbfUri.ASSERTION_STORE)
                        ? Optional.of(replacing(part, each -> replacement(manifest, each)))
                        : Optional.empty());
    }

    private Optional<byte[]> replacement(Manifest manifest, Superbox assertion) {
        return assertions.contains(JumbfUri.ofAssertion(manifest.label(), assertion.label()))
                ? Optional.of(new byte[0])
                : Optional.empty();
    }

    /** What is to stand in place of a superbox; empty if it stays. */
    private interface Replacement {
        Optional<byte[]> of(Superbox child);
    }

    private static byte[] replacing(Superbox parent, Replacement replacement) {
        Map<Box, Superbox> children = new HashMap<>();
        parent.children().forEach(child -> children.put(child.box(), child));
        Box box = parent.box();
        List<Box> contents = parent.contents();
        int start = contents.isEmpty() ? box.end() : contents.get(0).start();
        List<byte[]> parts = new ArrayList<>();
        parts.add(Arrays.copyOfRange(box.store(), box.contentStart(), start));
        for (Box content : contents) {
            parts.add(Optional.ofNullable(children.get(content))
                    .flatMap(replacement::of)
                    .orElseGet(() -> Arrays.copyOfRange(content.store(), content.start(), content.end())));
        }
        return JumbfWriter.box(Superbox.BOX, parts.toArray(byte[][]::new));
    }
}
