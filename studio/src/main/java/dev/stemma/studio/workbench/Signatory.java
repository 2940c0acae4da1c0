package dev.stemma.studio.workbench;

import java.net.URI;
import java.util.Optional;

/**
 * Who signs, and who attests when.
 *
 * @param identity by name; the first identity, made on first use, if empty
 * @param timeStamps address of the authority (RFC 3161) that stamps each signature; none if empty
 */
public record Signatory(Optional<String> identity, Optional<URI> timeStamps) {
    /** The first identity, without time stamps. */
    public static final Signatory LOCAL = new Signatory(Optional.empty(), Optional.empty());

    /** What helps where something cannot be signed. */
    String hint() {
        return timeStamps.isPresent()
                ? "stemma key list shows the identities; without --tsa no time stamp is needed"
                : "stemma key list shows the identities";
    }
}
