package dev.stemma.provenance.identity;

/** Where the passwords of identities come from. Each is asked for only where it is needed. */
public interface Passwords {
    /** What protects the first key of a new identity. */
    StorePassword forNewKey(String identity);

    /**
     * What opens a key that its owner protected.
     *
     * @throws IdentityException if there is none to be had
     */
    StorePassword toOpen(String identity);

    /** One password for all. */
    static Passwords always(StorePassword password) {
        return new Passwords() {
            @Override
            public StorePassword forNewKey(String identity) {
                return password;
            }

            @Override
            public StorePassword toOpen(String identity) {
                return password;
            }
        };
    }
}
