package dev.stemma.generator.notation.abc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the warnings about one tune: each once, at most {@value #LIMIT}. */
final class Warnings {
    private static final int LIMIT = 200;

    private final Set<AbcWarning> found = new LinkedHashSet<>();
    private int chords;

    void add(int line, String text) {
        if (found.size() < LIMIT) {
            found.add(new AbcWarning(line, text));
        }
    }

    /** A chord of which one note was kept; they are counted. */
    void addChord(int line) {
        chords++;
        add(line, "a chord: its top note was kept");
    }

    int chords() {
        return chords;
    }

    List<AbcWarning> all() {
        return List.copyOf(found);
    }
}
