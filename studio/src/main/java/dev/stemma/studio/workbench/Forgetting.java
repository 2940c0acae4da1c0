package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.journals.JournalFileException;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Erases what the records on this machine hold of a person: the openings of the commitments by which journals know him or
 * her, and what he or she wrote down. The journals stay whole, and what they say of others too.
 */
public final class Forgetting {
    private final JournalFolder journals;
    private final Signing signing;

    Forgetting(JournalFolder journals, Signing signing) {
        this.journals = journals;
        this.signing = signing;
    }

    /**
     * What was erased.
     *
     * @param pieces for each piece that knew the person, how many names and texts
     * @param keys the purposes of the keys that were removed
     * @param problems why something could not be erased; nothing if all was
     */
    public record Forgotten(SortedMap<UUID, Integer> pieces, List<KeyPurpose> keys, List<String> problems) {
        /** Whether nothing was there to be erased. */
        public boolean isNothing() {
            return pieces.isEmpty() && keys.isEmpty() && problems.isEmpty();
        }
    }

    /**
     * Erases it.
     *
     * @param person the name of an identity, or one that a file of somebody else showed
     * @param withKeys whether the person's keys go too
     */
    public Forgotten forget(String person, boolean withKeys) throws WorkbenchException {
        SortedMap<UUID, Integer> pieces = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try {
            for (UUID piece : journals.piecesWithOpenings()) {
                forget(person, piece, pieces, problems);
            }
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
        return new Forgotten(pieces, withKeys ? signing.deleteKeys(person) : List.of(), problems);
    }

    /** One piece that is in use or damaged keeps nobody from being forgotten in the others. */
    private void forget(String person, UUID piece, SortedMap<UUID, Integer> pieces, List<String> problems)
            throws IOException {
        try {
            int erased = journals.erase(piece, known -> isOf(person, known));
            if (erased > 0) {
                pieces.put(piece, erased);
            }
        } catch (JournalFileException e) {
            problems.add(e.getMessage());
        }
    }

    /** Somebody is known by the identity here, or by the name shown in files of others. */
    private static boolean isOf(String person, Known known) {
        return known.identity().equals(Optional.of(person))
                || known.opening().kind() == Opening.Kind.PERSON
                        && known.opening().text().equals(person);
    }
}
