package dev.stemma.generator.corpus;

import dev.stemma.generator.music.Melody;
import java.util.List;

/**
 * A work and its notes.
 *
 * @param group works that are versions of one another carry the same name here and never stand on two sides of a split
 * @param melodies its lines, at least one
 */
public record Work(CatalogueEntry entry, String group, List<Melody> melodies) {
    public Work {
        melodies = List.copyOf(melodies);
        if (melodies.isEmpty()) {
            throw new IllegalArgumentException("a work has at least one melody, found none in " + entry.id());
        }
    }

    /** A work that stands alone: its group is its own id. */
    public static Work of(CatalogueEntry entry, Melody melody) {
        return new Work(entry, entry.id(), List.of(melody));
    }

    /** Number of notes. */
    public int noteCount() {
        return melodies.stream().mapToInt(melody -> melody.notes().size()).sum();
    }
}
