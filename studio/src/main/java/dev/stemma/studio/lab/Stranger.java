package dev.stemma.studio.lab;

import dev.stemma.provenance.c2pa.Action;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.Assertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.ContentMapAssertion;
import dev.stemma.provenance.c2pa.DataHashAssertion;
import dev.stemma.provenance.c2pa.DigitalSourceType;
import dev.stemma.provenance.c2pa.GeneratorInfo;
import dev.stemma.provenance.c2pa.HashedUri;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestDefinition;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.OpaqueAssertion;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.SigningException;
import dev.stemma.provenance.c2pa.StoredAssertion;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody with a key that was made a moment ago, whom nobody trusts. */
final class Stranger {
    private static final String IDENTITY = "cawg.identity";

    private final Signer signer;
    private final Identity identity;

    Stranger(Clock clock) {
        SecureRandom random = new SecureRandom();
        this.signer = new Signer(UUID::randomUUID, clock);
        this.identity = LocalAuthority.create(clock, random)
                .issue("stranger", SignatureAlgorithm.ED25519, Subject.pseudonym("Stranger"), clock, random);
    }

    /** The content with all that its newest manifest says, signed anew. */
    byte[] embed(byte[] content, byte[] store, Verdict verdict) throws SigningException, WorkbenchException {
        return signer.embed(content, retold(store, verdict), identity);
    }

    /** The same beside it. */
    byte[] sidecar(byte[] content, byte[] store, Verdict verdict) throws SigningException, WorkbenchException {
        return signer.sidecar(content, retold(store, verdict), identity);
    }

    /** Credentials of something else. */
    byte[] ofSomethingElse() throws SigningException {
        ManifestDefinition definition = ManifestDefinition.of("something else", GeneratorInfo.stemma("0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .build();
        return signer.sidecar("something else".getBytes(StandardCharsets.UTF_8), definition, identity);
    }

    /** What the newest manifest says, as a definition; the older ones stay as they are. */
    private static ManifestDefinition retold(byte[] store, Verdict verdict) throws WorkbenchException {
        Manifest manifest = ManifestStore.parse(store)
                .map(ManifestStore::active)
                .orElseThrow(() -> cannotBeRetold("its credentials cannot be read"));
        ManifestDefinition.Builder definition = ManifestDefinition.of(
                manifest.claim().flatMap(claim -> claim.title()).orElse(""),
                manifest.claim()
                        .orElseThrow(() -> cannotBeRetold("it has no claim"))
                        .generator());
        Map<String, HashedUri> references = new HashMap<>();
        for (StoredAssertion stored : manifest.assertions()) {
            if (!isOfBytesOrPeople(stored.value())) {
                HashedUri reference = add(definition, stored.value(), store, verdict, references);
                references.put(end(stored.uri()), reference);
            }
        }
        try {
            return definition.build();
        } catch (IllegalArgumentException e) {
            throw cannotBeRetold(e.getMessage());
        }
    }

    private static WorkbenchException cannotBeRetold(String reason) {
        return new WorkbenchException("what the file says cannot be signed anew: " + reason, "try something else");
    }

    private static boolean isOfBytesOrPeople(Assertion assertion) {
        return assertion instanceof DataHashAssertion
                || assertion instanceof ContentMapAssertion
                || assertion instanceof OpaqueAssertion opaque && opaque.label().equals(IDENTITY)
                || assertion.label().startsWith("c2pa.hash.");
    }

    private static HashedUri add(
            ManifestDefinition.Builder definition,
            Assertion assertion,
            byte[] store,
            Verdict verdict,
            Map<String, HashedUri> references) {
        if (assertion instanceof IngredientAssertion ingredient) {
            Optional<Verdict> own = verdict.manifests()
                    .flatMap(all -> all.manifestOf(ingredient))
                    .flatMap(of -> StoreCut.upTo(store, of.label()))
                    .map(cut -> new Verdict(Verdict.State.VALID, passed(verdict), Optional.of(cut)));
            return own.isPresent() ? definition.add(ingredient, own.get()) : definition.add(assertion);
        }
        if (assertion instanceof ActionsAssertion actions) {
            return definition.add(new ActionsAssertion(
                    actions.actions().stream()
                            .map(action -> action.with(action.ingredients().stream()
                                    .map(old -> references.getOrDefault(end(old.url()), old))
                                    .toArray(HashedUri[]::new)))
                            .toList(),
                    actions.allIncluded()));
        }
        if (assertion instanceof JournalAssertion journal) {
            return definition.add(closedUp(journal));
        }
        return definition.add(assertion);
    }

    /** Leaves no gap where an entry was blanked out. */
    private static JournalAssertion closedUp(JournalAssertion journal) {
        try {
            return JournalAssertion.of(ShortenedJournal.of(journal.segment()));
        } catch (JournalException unreadable) {
            return journal;
        }
    }

    /** Whether found of the file or of its ingredients: a forger says that all was well. */
    private static List<Check> passed(Verdict verdict) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.PASS)
                .toList();
    }

    /** The label in a JUMBF URI, by which references of one manifest are told apart. */
    private static String end(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
