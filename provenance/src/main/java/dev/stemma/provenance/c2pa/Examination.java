package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.identity.TrustPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules look at, and the findings so far. */
final class Examination {
    /** How many findings of one outcome are kept; a failure beyond changes nothing, a success is then lacking. */
    static final int MAX_FINDINGS = 20_000;

    private final Asset asset;
    private final ManifestStore store;
    private final TrustPolicy policy;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>();
    private final Map<Check.Outcome, Integer> counts = new EnumMap<>(Check.Outcome.class);
    private final Map<String, byte[]> hashes = new HashMap<>();

    Examination(Asset asset, ManifestStore store, TrustPolicy policy, Instant now) {
        this.asset = asset;
        this.store = store;
        this.policy = policy;
        this.now = now;
    }

    Asset asset() {
        return asset;
    }

    ManifestStore store() {
        return store;
    }

    /** The manifest about the asset, which is the one examined. */
    Manifest manifest() {
        return store.active();
    }

    TrustPolicy policy() {
        return policy;
    }

    Instant now() {
        return now;
    }

    List<Check> checks() {
        return checks;
    }

    /** Whether Stemma wrote the manifest, by its own words, which the signature covers. */
    boolean isOwn() {
        return manifest()
                .claim()
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
        return own.or(() -> manifest().claim().flatMap(Claim::algorithm)).flatMap(HashAlgorithm::of);
    }

    private byte[] hash(Superbox box, HashAlgorithm algorithm) {
        String key = algorithm + "@" + box.box().start();
        return hashes.computeIfAbsent(key, absent -> box.hash(algorithm));
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
        if (counts.merge(check.outcome(), 1, Integer::sum) <= MAX_FINDINGS) {
            checks.add(check);
        }
    }
}
