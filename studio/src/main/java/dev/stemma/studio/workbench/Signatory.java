package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.ActorRole;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who signs, who answers for the content too, and who attests when.
 *
 * @param identity by name; the first identity, made on first use, if empty
 * @param coSigners people who answer for the content, each with a key of their own; each once
 * @param timeStamps address of the authority (RFC 3161) that stamps each signature; none if empty
 */
public record Signatory(Optional<String> identity, List<CoSigner> coSigners, Optional<URI> timeStamps) {
    /** The first identity, without time stamps. */
    public static final Signatory LOCAL = new Signatory(Optional.empty(), List.of(), Optional.empty());

    /**
     * Somebody who answers for the content.
     *
     * @param identity by name
     * @param roles what he or she did, at least one
     */
    public record CoSigner(String identity, List<ActorRole> roles) {
        public CoSigner {
            roles = List.copyOf(roles);
            if (identity.isBlank()) {
                throw new IllegalArgumentException("a co-signer has a name, found none before the roles " + roles);
            }
            if (new HashSet<>(roles).size() < roles.size()) {
                throw new IllegalArgumentException(identity + " has a role twice: " + roles);
            }
        }
    }

    public Signatory {
        coSigners = List.copyOf(coSigners);
        Set<String> names = new HashSet<>();
        for (CoSigner coSigner : coSigners) {
            if (!names.add(coSigner.identity())) {
                throw new IllegalArgumentException(
                        coSigner.identity() + " is named twice; give all roles at once, as in ann:creator,editor");
            }
        }
    }

    /** What helps where something cannot be signed. */
    String hint() {
        return timeStamps.isPresent()
                ? "stemma key list shows the identities; without --tsa no time stamp is needed"
                : "stemma key list shows the identities";
    }
}
