package dev.stemma.studio.journals;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Journal;
import java.nio.file.Path;
import java.util.UUID;

/** Another program that would go on with a journal, and says whether it may. */
final class Resuming {
    static final String TAKEN = "taken";

    private Resuming() {}

    public static void main(String[] words) throws Exception {
        Journal known = new Journal();
        known.begin(UUID.fromString(words[1]), Actor.STEMMA, JournalFileTest.NOON);
        try {
            new JournalFolder(Path.of(words[0])).resume(known).close();
            System.out.println(TAKEN);
        } catch (JournalFileException e) {
            System.out.println(e.getMessage());
        }
    }
}
