package dev.stemma.provenance.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which language people are told of a record. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    /** Simplified. */
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As on a command line: {@code en} or {@code zh}. */
    @Override
    public String toString() {
        return locale.getLanguage();
    }

    /** As pages state it (BCP 47): {@code en} or {@code zh-Hans}. */
    public String tag() {
        return this == CHINESE ? "zh-Hans" : toString();
    }

    /** The language of that name, {@code en} or {@code zh}. */
    public static Optional<Language> parse(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(name))
                .findFirst();
    }
}
