package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.label.FamilyMember;
import dev.stemma.provenance.label.FamilyMember.Deed;
import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.label.FamilyMember.Relation;
import dev.stemma.provenance.label.FamilyMember.Signer;
import dev.stemma.provenance.label.FamilyMember.Standing;
import dev.stemma.provenance.label.FamilyTree;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Traces what the credentials of a file name as its family, whether they hold or not. */
public final class Ancestry {
    /** What certificates of local authorities say in place of an organization. */
    private static final String LOCAL = Subject.pseudonym("nobody").organization();

    private final Verdict verdict;
    private final ManifestStore store;
    private final Map<String, FamilyMember> sources = new LinkedHashMap<>();

    /** Ingredients, by the manifests that they lead to. */
    private final Map<String, List<StoredAssertion>> uses = new HashMap<>();

    /** Ingredients of which something is wrong, by the URIs of their assertions. */
    private final Set<String> broken;

    private Ancestry(Verdict verdict, ManifestStore store) {
        this.verdict = verdict;
        this.store = store;
        this.broken = verdict.checks().stream()
                .filter(Check::invalidates)
                .flatMap(check -> check.ingredient().stream())
                .collect(Collectors.toSet());
        for (Manifest manifest : store.reachable()) {
            for (StoredAssertion stored : manifest.assertions()) {
                if (stored.value() instanceof IngredientAssertion ingredient) {
                    store.manifestOf(ingredient)
                            .ifPresent(target -> uses.computeIfAbsent(target.label(), absent -> new ArrayList<>())
                                    .add(stored));
                }
            }
        }
    }

    /**
     * The family of a file.
     *
     * @param rest entries of its journal that the file has only by digest, as far as they are at hand
     * @return nothing if it has no credentials that can be read
     */
    public static Optional<FamilyTree> of(Verdict verdict, JournalSegment.Rest rest) {
        return verdict.manifests().map(store -> new Ancestry(verdict, store).trace(rest));
    }

    private FamilyTree trace(JournalSegment.Rest rest) {
        List<Manifest> manifests = new ArrayList<>(store.reachable());
        manifests.remove(store.active());
        manifests.add(store.active());
        Collections.reverse(manifests);
        Map<String, FamilyMember> members = new LinkedHashMap<>();
        manifests.forEach(manifest -> members.putIfAbsent(manifest.label(), member(manifest)));
        sources.forEach(members::putIfAbsent);
        return new FamilyTree(List.copyOf(members.values()), history(rest));
    }

    private Optional<FamilyTree.History> history(JournalSegment.Rest rest) {
        try {
            return RecordedJournal.of(store, rest)
                    .map(recorded -> new FamilyTree.History(recorded.journal(), recorded.shows(), recorded.openings()));
        } catch (JournalException toldByTheVerdict) {
            return Optional.empty();
        }
    }

    private FamilyMember member(Manifest manifest) {
        Set<Descent> descent = new LinkedHashSet<>();
        for (StoredAssertion stored : manifest.assertions()) {
            if (stored.value() instanceof IngredientAssertion ingredient) {
                String id = store.manifestOf(ingredient)
                        .map(Manifest::label)
                        .orElseGet(() -> source(stored.uri(), ingredient));
                descent.add(new Descent(relation(ingredient), id));
            }
        }
        return new FamilyMember(
                manifest.label(),
                manifest.claim().flatMap(Claim::title),
                format(manifest),
                standing(manifest),
                manifest.signer().flatMap(Ancestry::signer),
                manifest.claim().map(claim -> program(claim.generator())),
                manifest.assertions(ActionsAssertion.class)
                        .flatMap(actions -> actions.actions().stream())
                        .map(Ancestry::deed)
                        .toList(),
                List.copyOf(descent));
    }

    /** Something without a manifest here; what two files name alike is one thing. */
    private String source(String uri, IngredientAssertion ingredient) {
        String id = ingredient
                .instanceId()
                .filter(name -> store.find(name).isEmpty())
                .orElse(uri);
        sources.putIfAbsent(
                id,
                new FamilyMember(
                        id,
                        ingredient.title(),
                        ingredient.format(),
                        Standing.UNSIGNED,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
        return id;
    }

    private Standing standing(Manifest manifest) {
        if (manifest.equals(store.active())) {
            return switch (verdict.state()) {
                case TRUSTED -> Standing.TRUSTED;
                case VALID -> Standing.VALID;
                case INVALID -> Standing.INVALID;
                case NONE -> Standing.UNSIGNED;
            };
        }
        boolean wrong =
                uses.getOrDefault(manifest.label(), List.of()).stream().anyMatch(use -> broken.contains(use.uri()));
        return wrong ? Standing.INVALID : Standing.VALID;
    }

    /** A manifest does not tell of what type its file is; who took the file in does. */
    private Optional<String> format(Manifest manifest) {
        return uses.getOrDefault(manifest.label(), List.of()).stream()
                .flatMap(use -> ((IngredientAssertion) use.value()).format().stream())
                .findFirst();
    }

    private static Relation relation(IngredientAssertion ingredient) {
        return switch (ingredient.relationship()) {
            case PARENT_OF -> Relation.PARENT;
            case COMPONENT_OF -> Relation.COMPONENT;
            case INPUT_TO -> Relation.INPUT;
        };
    }

    private static Deed deed(Action action) {
        return new Deed(
                action.action(),
                action.digitalSourceType().map(type -> type.substring(type.lastIndexOf('/') + 1)),
                action.description().or(action::redacted),
                action.when());
    }

    private static String program(GeneratorInfo program) {
        return program.name() + program.version().map(version -> " " + version).orElse("");
    }

    private static Optional<Signer> signer(X509Certificate certificate) {
        try {
            String subject = certificate.getSubjectX500Principal().toString();
            Map<String, String> parts =
                    parts(certificate.getSubjectX500Principal().getName());
            return Optional.of(new Signer(
                    subject,
                    parts.getOrDefault("CN", subject),
                    Optional.ofNullable(parts.get("O")).filter(name -> !name.equals(LOCAL)),
                    Digest.of(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> parts(String subject) {
        Map<String, String> parts = new HashMap<>();
        try {
            for (Rdn part : new LdapName(subject).getRdns()) {
                if (part.getValue() instanceof String value && !value.isBlank()) {
                    parts.putIfAbsent(part.getType(), value);
                }
            }
        } catch (InvalidNameException notTakenApart) {
            return Map.of();
        }
        return parts;
    }
}
