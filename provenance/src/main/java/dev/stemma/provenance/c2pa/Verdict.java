package dev.stemma.provenance.c2pa;

import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param manifests what the file's store says; of an invalid file nothing of it may be ascribed to the signer
 */
public record Verdict(State state, List<Check> checks, Optional<ManifestStore> manifests) {
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

    /** Whether the content is as it was signed, whoever signed it. */
    public boolean intact() {
        return state == State.TRUSTED || state == State.VALID;
    }
}
