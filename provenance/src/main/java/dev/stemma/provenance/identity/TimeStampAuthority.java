package dev.stemma.provenance.identity;

/** Somebody who attests when something existed (RFC 3161). */
public interface TimeStampAuthority {
    /**
     * A TimeStampToken (DER) for what has the imprint, with the authority's certificates in it.
     *
     * @param imprint SHA-256 of what is stamped
     * @throws IdentityException if there is none: says who was asked, what came, what was expected
     */
    byte[] token(byte[] imprint);
}
