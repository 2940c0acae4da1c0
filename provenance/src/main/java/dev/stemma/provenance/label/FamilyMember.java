package dev.stemma.provenance.label;

import dev.stemma.provenance.record.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file, or something else that went into one.
 *
 * @param id URN of its manifest; where it has none, what its descendants call it, such as {@code urn:sha256:...}
 * @param format media type
 * @param standing what verification says of it
 * @param signer whose signature it bears
 * @param program that wrote its credentials, with the version
 * @param deeds what was done to make it
 * @param descent what it came from
 */
public record FamilyMember(
        String id,
        Optional<String> title,
        Optional<String> format,
        Standing standing,
        Optional<Signer> signer,
        Optional<String> program,
        List<Deed> deeds,
        List<Descent> descent) {
    /** What verification says of a member. */
    public enum Standing {
        /** The file itself: unchanged, and signed by somebody trusted. */
        TRUSTED,
        /** Its credentials hold. */
        VALID,
        /** Something is wrong with it. */
        INVALID,
        /** It has no credentials, or they are not in the file. */
        UNSIGNED
    }

    /**
     * Whom a certificate names.
     *
     * @param subject all that it says of the signer
     * @param name the common name, else the whole subject
     * @param organization left out where it only says that the identity is a local one
     * @param certificate digest of it
     */
    public record Signer(String subject, String name, Optional<String> organization, Digest certificate) {}

    /**
     * Something done.
     *
     * @param action e.g. {@code c2pa.created}
     * @param kind how, the last part of the digital source type's address
     */
    public record Deed(String action, Optional<String> kind, Optional<String> description, Optional<Instant> when) {}

    /** What an ingredient is to what was made from it. */
    public enum Relation {
        PARENT,
        COMPONENT,
        INPUT
    }

    /**
     * A way back to what something came from.
     *
     * @param id of that member
     */
    public record Descent(Relation relation, String id) {}

    public FamilyMember {
        deeds = List.copyOf(deeds);
        descent = List.copyOf(descent);
    }

    /** Whether it is more than a name: something with credentials in the file. */
    public boolean isSigned() {
        return standing != Standing.UNSIGNED;
    }
}
