package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Tonic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chord symbol in the parts that MusicXML has for it.
 *
 * @param kind one of MusicXML's kind values; {@code none} for a text that names no chord, such as N.C.
 * @param suffix what stands after the root, as written
 */
record Harmony(Optional<Tonic> root, String kind, String suffix, Optional<Tonic> bass) {
    private static final Pattern SYMBOL = Pattern.compile("([A-G][#b♯♭]?)([^/]*?)(?:/([A-G][#b♯♭]?))?");

    /** Suffixes by kind; the first of a kind is the one that is written for it. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        String[][] kinds = {
            {"", "major"},
            {"m", "minor"},
            {"7", "dominant"},
            {"maj7", "major-seventh"},
            {"m7", "minor-seventh"},
            {"dim", "diminished"},
            {"aug", "augmented"},
            {"dim7", "diminished-seventh"},
            {"m7b5", "half-diminished"},
            {"mMaj7", "major-minor"},
            {"6", "major-sixth"},
            {"m6", "minor-sixth"},
            {"9", "dominant-ninth"},
            {"maj9", "major-ninth"},
            {"m9", "minor-ninth"},
            {"11", "dominant-11th"},
            {"13", "dominant-13th"},
            {"sus2", "suspended-second"},
            {"sus4", "suspended-fourth"},
            {"5", "power"},
            {"+7", "augmented-seventh"},
            {"min", "minor"},
            {"-", "minor"},
            {"mi", "minor"},
            {"maj", "major"},
            {"M", "major"},
            {"M7", "major-seventh"},
            {"min7", "minor-seventh"},
            {"-7", "minor-seventh"},
            {"o", "diminished"},
            {"o7", "diminished-seventh"},
            {"°", "diminished"},
            {"°7", "diminished-seventh"},
            {"+", "augmented"},
            {"aug7", "augmented-seventh"},
            {"7#5", "augmented-seventh"},
            {"ø", "half-diminished"},
            {"ø7", "half-diminished"},
            {"sus", "suspended-fourth"}
        };
        for (String[] kind : kinds) {
            KINDS.put(kind[0], kind[1]);
        }
    }

    static Harmony parse(String text) {
        Matcher symbol = SYMBOL.matcher(text);
        if (!symbol.matches()) {
            return new Harmony(Optional.empty(), "none", text, Optional.empty());
        }
        return new Harmony(
                Optional.of(Tonic.parse(symbol.group(1))),
                KINDS.getOrDefault(symbol.group(2), "other"),
                symbol.group(2),
                Optional.ofNullable(symbol.group(3)).map(Tonic::parse));
    }

    /** The suffix for a kind that comes without text. */
    static String suffix(String kind) {
        return KINDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(kind))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The symbol as it is written above the staff. */
    String symbol() {
        return root.map(Tonic::toString).orElse("")
                + suffix
                + bass.map(tonic -> "/" + tonic).orElse("");
    }
}
