package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.TrustPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One manifest under validation, the asset's own or that of an ingredient, and the findings about it so far. All those of
 * one store share asset, policy, time and the hashes of boxes.
 */
final class Examination {
    /** How many findings of one kind are kept: one failure or 20,000, the answer is the same. */
    static final int MAX_FINDINGS = 20_000;

    /** What all examinations of one verification have in common. */
    private record Setting(
            Asset asset, ManifestStore store, Redactions redactions, TrustPolicy policy, Map<HashKey, byte[]> hashes) {}

    private record HashKey(Box box, HashAlgorithm algorithm) {}

    /** What is counted together: a flood of harmless failures must not hide one that is not. */
    private record Kind(Check.Outcome outcome, boolean invalidates) {}

    private final Setting setting;
    private final Manifest manifest;
    private final Instant now;
    private Optional<Instant> attested = Optional.empty();
    private final List<Check> checks = new ArrayList<>();
    private final Map<Kind, Integer> counts = new HashMap<>();

    private Examination(Setting setting, Manifest manifest, Instant now) {
        this.setting = setting;
        this.manifest = manifest;
        this.now = now;
    }

    /** The examination of the asset's own manifest. */
    static Examination ofActive(Asset asset, ManifestStore store, TrustPolicy policy, Instant now) {
        Setting setting = new Setting(asset, store, Redactions.in(store), policy, new HashMap<>());
        return new Examination(setting, store.active(), now);
    }

    /**
     * The examination of another manifest of the same store.
     *
     * @param latest when it certainly existed: when the manifest that holds its hash was signed, or now
     */
    Examination of(Manifest other, Instant latest) {
        return new Examination(setting, other, latest);
    }

    Asset asset() {
        return setting.asset();
    }

    ManifestStore store() {
        return setting.store();
    }

    /** What the claims above say to be taken out of the manifests of ingredients. */
    Redactions redactions() {
        return setting.redactions();
    }

    /** The manifest that is examined. */
    Manifest manifest() {
        return manifest;
    }

    /** The manifest's assertions without those that were taken out afterwards, of which nothing is left to look at. */
    List<StoredAssertion> assertions() {
        return manifest.assertions().stream()
                .filter(assertion -> !redactions().contains(manifest, assertion.label()))
                .toList();
    }

    TrustPolicy policy() {
        return setting.policy();
    }

    /** The latest instant at which the manifest may have been signed, where nothing tells more. */
    Instant now() {
        return now;
    }

    /** The instant at which the certificates of the signer must be valid: the one attested, else now. */
    Instant timeOfSigning() {
        return attested.orElse(now());
    }

    /** When the manifest was signed at the latest, as a trusted time stamp says. */
    Optional<Instant> attested() {
        return attested;
    }

    /** Takes the time of a trusted time stamp. */
    void attest(Instant time) {
        attested = Optional.of(time);
    }

    List<Check> checks() {
        return checks;
    }

    /** Whether Stemma wrote the manifest, by its own words, which the signature covers. */
    boolean isOwn() {
        return manifest.claim()
                .filter(claim -> claim.generator().name().equals(GeneratorInfo.STEMMA))
                .isPresent();
    }

    /** Whether the reference's hash is that of the box; each box is hashed once, however many refer to it. */
    boolean matches(HashedUri reference, Superbox box) {
        return algorithm(reference.algorithm())
                .filter(algorithm -> HashAlgorithm.matches(reference.hash(), hash(box, algorithm)))
                .isPresent();
    }

    /** The algorithm named, else the claim's; empty if none is named or it is not allowed. */
    Optional<HashAlgorithm> algorithm(Optional<String> own) {
        return own.or(() -> manifest.claim().flatMap(Claim::algorithm)).flatMap(HashAlgorithm::of);
    }

    private byte[] hash(Superbox box, HashAlgorithm algorithm) {
        return setting.hashes().computeIfAbsent(new HashKey(box.box(), algorithm), absent -> box.hash(algorithm));
    }

    void pass(Check.Name name, String code, Place place, String detail) {
        add(new Check(name, Check.Outcome.PASS, code, place, detail));
    }

    void fail(Check.Name name, String code, Place place, String detail) {
        add(new Check(name, Check.Outcome.FAIL, code, place, detail));
    }

    void skip(Check.Name name, String code, Place place, String detail) {
        add(new Check(name, Check.Outcome.SKIPPED, code, place, detail));
    }

    void add(Check check) {
        if (counts.merge(new Kind(check.outcome(), check.invalidates()), 1, Integer::sum) <= MAX_FINDINGS) {
            checks.add(check);
        }
    }
}
