package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.abc.Event.Navigation;
import java.util.Locale;
import java.util.Optional;

/** Names of jumps, as decorations ({@code !D.C.alfine!}) and as words ({@code "D.C. al Fine"}). */
final class Navigations {
    private Navigations() {}

    static Optional<Navigation> parse(String name) {
        return switch (name.toLowerCase(Locale.ROOT).replaceAll("[\\s.]+", "")) {
            case "segno" -> Optional.of(Navigation.SEGNO);
            case "coda" -> Optional.of(Navigation.CODA);
            case "fine" -> Optional.of(Navigation.FINE);
            case "dc", "dacapo" -> Optional.of(Navigation.DA_CAPO);
            case "dcalfine" -> Optional.of(Navigation.DA_CAPO_AL_FINE);
            case "dcalcoda" -> Optional.of(Navigation.DA_CAPO_AL_CODA);
            case "ds", "dalsegno" -> Optional.of(Navigation.DAL_SEGNO);
            case "dsalfine" -> Optional.of(Navigation.DAL_SEGNO_AL_FINE);
            case "dsalcoda" -> Optional.of(Navigation.DAL_SEGNO_AL_CODA);
            default -> Optional.empty();
        };
    }
}
