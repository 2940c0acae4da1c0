package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.Passwords;
import dev.stemma.provenance.identity.StorePassword;
import java.util.Optional;

/** A password that somebody typed for one signature, if he or she did. */
final class GivenPassword implements Passwords {
    private final Optional<String> password;
    private boolean wanted;

    GivenPassword(Optional<String> password) {
        this.password = password.filter(text -> !text.isEmpty());
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

    /** Whether a key could not be opened without one. */
    boolean isWanted() {
        return wanted;
    }
}
