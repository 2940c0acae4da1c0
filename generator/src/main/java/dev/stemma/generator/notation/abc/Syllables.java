package dev.stemma.generator.notation.abc;

import java.util.ArrayList;
import java.util.List;

/** The syllables under one note; filled when the {@code w:} lines are met, which come after the notes. */
final class Syllables {
    /** One syllable of one verse, from 1. */
    record Syllable(int verse, String text, boolean hyphenated) {}

    private final List<Syllable> syllables = new ArrayList<>();

    void add(Syllable syllable) {
        syllables.add(syllable);
    }

    List<Syllable> all() {
        return syllables;
    }
}
