package dev.stemma.provenance.identity;

/** What encrypts the keys of a store: the rights of the files alone, or a password of the owner's. */
public final class StorePassword {
    /**
     * The password of a store without one: PKCS#12 programs want one. It protects nothing, the rights of the files do;
     * hence few rounds, which keep opening fast.
     */
    public static final String UNPROTECTED = "stemma";

    private static final int FEW_ROUNDS = 1;
    /** As many as OWASP advises for PBKDF2 with HMAC-SHA-256. */
    private static final int MANY_ROUNDS = 600_000;

    private final char[] characters;
    private final boolean chosen;

    private StorePassword(char[] characters, boolean chosen) {
        this.characters = characters;
        this.chosen = chosen;
    }

    /** No password: only the rights of the files protect the keys. */
    public static StorePassword none() {
        return new StorePassword(UNPROTECTED.toCharArray(), false);
    }

    /** A password of one character or more; it is copied. */
    public static StorePassword of(char[] characters) {
        if (characters.length == 0) {
            throw new IllegalArgumentException("a password has at least one character");
        }
        return new StorePassword(characters.clone(), true);
    }

    char[] characters() {
        return characters.clone();
    }

    /** Whether it protects anything. */
    boolean isChosen() {
        return chosen;
    }

    /** Rounds of PBKDF2 for what is written. */
    int rounds() {
        return chosen ? MANY_ROUNDS : FEW_ROUNDS;
    }

    String describe() {
        return chosen ? "the password given; check it" : "no password; it was made with one, which must be given";
    }
}
