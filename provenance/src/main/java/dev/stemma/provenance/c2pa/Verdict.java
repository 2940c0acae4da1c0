package dev.stemma.provenance.c2pa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a verification found.
 *
 * @param manifests what the file's store says; of an invalid file nothing of it may be ascribed to the signer
 * @param signedBefore when it was signed at the latest, as a trusted time stamp says
 */
public record Verdict(
        State state, List<Check> checks, Optional<ManifestStore> manifests, Optional<Instant> signedBefore) {
    /** The answer in one word. */
    public enum State {
        /** Unchanged, and signed by somebody whom the trust policy names. */
        TRUSTED,
        /** Unchanged since it was signed, by somebody whom the trust policy does not name. */
        VALID,
        /** Something is wrong: content, claim, signature or certificate. */
        INVALID,
        /** No credentials. */
        NONE
    }

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Without a time that anybody attests. */
    public Verdict(State state, List<Check> checks, Optional<ManifestStore> manifests) {
        this(state, checks, manifests, Optional.empty());
    }

    /** The same with a finding about evidence that lies beside the file; a failure takes trust away. */
    public Verdict with(Check found) {
        List<Check> all = Stream.concat(checks.stream(), Stream.of(found)).toList();
        return new Verdict(state == State.TRUSTED ? state(all) : state, all, manifests, signedBefore);
    }

    /** The verdict that follows from the findings about the store (C2PA 2.5, 13.3). */
    static Verdict of(List<Check> checks, ManifestStore manifests, Optional<Instant> signedBefore) {
        return new Verdict(state(checks), checks, Optional.of(manifests), signedBefore);
    }

    private static State state(List<Check> checks) {
        boolean bound = passed(checks, StatusCode::isBinding);
        boolean signed = passed(checks, StatusCode.SIGNATURE_VALIDATED::equals);
        if (!bound || !signed || checks.stream().anyMatch(Check::invalidates)) {
            return State.INVALID;
        }
        boolean doubtful = checks.stream()
                .anyMatch(check -> check.code().equals(StatusCode.UNKNOWN_EXCLUSIONS)
                        || check.isFailure() && StatusCode.leavesValid(check.code()));
        boolean trusted = passed(checks, StatusCode.CREDENTIAL_TRUSTED::equals);
        return trusted && !doubtful ? State.TRUSTED : State.VALID;
    }

    /** Whether the asset's own manifest passed; that an ingredient did says nothing about the asset. */
    static boolean passed(List<Check> checks, Predicate<String> code) {
        return checks.stream()
                .anyMatch(check -> check.outcome() == Check.Outcome.PASS
                        && check.ingredient().isEmpty()
                        && code.test(check.code()));
    }

    /** What the verdict means for people: what is wrong, what still holds, what to do. */
    public Explanation explanation() {
        return Explanation.of(this);
    }

    /** Whether the content is as it was signed, whoever signed it. */
    public boolean intact() {
        return state == State.TRUSTED || state == State.VALID;
    }
}
