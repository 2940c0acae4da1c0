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
public record Edited(Shown shown, Story story, List<Entry> entries, List<WrittenFile> files, Optional<String> notice) {
    public Edited {
        entries = List.copyOf(entries);
        files = List.copyOf(files);
    }

    /**
     * @param first index of the first entry that tells it
     * @param end behind the last
     */
    static Edited of(OpenPiece open, Shown shown, int first, int end, List<WrittenFile> files) {
        Story story = open.story(shown.entry());
        List<Entry> told = story.journal().entries().stream()
                .filter(entry -> entry.index() >= first && entry.index() < end)
                .toList();
        return new Edited(shown, story, told, files, open.notice());
    }
}
