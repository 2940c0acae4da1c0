package dev.stemma.studio.journals;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Step;
import java.nio.file.Path;
import java.util.UUID;

/** A program that goes on with a journal until it is killed, and says after each entry that it is written. */
final class Appending {
    private Appending() {}

    public static void main(String[] words) throws Exception {
        UUID piece = UUID.fromString(words[1]);
        Journal known = new Journal();
        known.begin(piece, Actor.STEMMA, JournalFileTest.NOON);
        try (JournalFile file = new JournalFolder(Path.of(words[0])).resume(known)) {
            Journal journal = file.journal();
            while (journal.size() < Journal.MOST_ENTRIES) {
                Entry entry = journal.add(
                        Actor.STEMMA,
                        JournalFileTest.NOON,
                        journal.size() - 1,
                        new Step.Branched("b" + journal.size()));
                file.append(entry);
                System.out.println(entry.index());
            }
        }
    }
}
