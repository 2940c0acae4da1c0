package dev.stemma.studio.workbench;

import dev.stemma.provenance.record.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What a person made of a piece.
 *
 * @param entries of the journal that tell it
 * @param notice what is to be said of the journal, if something is
 */
public record Edited(Shown shown, List<Entry> entries, List<WrittenFile> files, Optional<String> notice) {
    public Edited {
        entries = List.copyOf(entries);
        files = List.copyOf(files);
    }

    /**
     * @param journal all entries that are at hand
     * @param first index of the first that tells it
     * @param end behind the last
     */
    Edited(Shown shown, List<Entry> journal, int first, int end, List<WrittenFile> files, Optional<String> notice) {
        this(
                shown,
                journal.stream()
                        .filter(entry -> entry.index() >= first && entry.index() < end)
                        .toList(),
                files,
                notice);
    }
}
