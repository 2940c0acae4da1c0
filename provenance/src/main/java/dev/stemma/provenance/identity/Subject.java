package dev.stemma.provenance.identity;

/**
 * Whom a certificate names. It is in every signed file and cannot be erased from copies given away, so a pseudonym is the
 * better choice.
 *
 * @param commonName 1 to 64 characters
 * @param organization 1 to 64 characters; validators other than ours want one
 * @param country two letters A to Z; {@code ZZ} says unknown
 */
public record Subject(String commonName, String organization, String country) {
    private static final int MAX_LENGTH = 64;

    public Subject {
        check("common name", commonName);
        check("organization", organization);
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two letters A to Z, found: " + country);
        }
    }

    /** A subject that says no more than the name given. */
    public static Subject pseudonym(String name) {
        return new Subject(name, "Stemma local identity", "ZZ");
    }

    private static void check(String what, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the " + what
                    + " of a certificate has 1 to 64 characters and no control characters, found: " + text);
        }
    }
}
