package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.StorePassword;
import java.util.Optional;

/** A password that somebody typed for one signature, if he or she did. */
final class GivenPassword implements Passwords {
    private final Optional<String> password;
    private boolean wanted;

    private GivenPassword(Optional<String> password) {
        this.password = password.filter(text -> !text.isEmpty());
    }

    /** What is done with keys that a password opens. */
    interface Use<T> {
        T with(Signing opened) throws WorkbenchException;
    }

    /**
     * Uses the keys of an identity.
     *
     * @throws WorkbenchException also if its key has another password; programs know it as {@code password}
     */
    static <T> T use(Optional<String> password, Signing signing, Optional<String> identity, Use<T> use)
            throws WorkbenchException {
        GivenPassword given = new GivenPassword(password);
        try {
            return use.with(signing.with(given));
        } catch (WorkbenchException e) {
            if (given.wanted) {
                throw new WorkbenchException(e.getMessage(), "type the password of " + signing.name(identity), e)
                        .coded("password");
            }
            throw e;
        }
    }

    @Override
    public StorePassword forNewKey(String identity) {
        return StorePassword.none();
    }

    @Override
    public StorePassword toOpen(String identity) {
        wanted = true;
        return password.map(String::toCharArray).map(StorePassword::of).orElseGet(StorePassword::none);
    }
}
