package dev.stemma.studio.workbench;

import dev.stemma.provenance.identity.KeyPurpose;
import dev.stemma.provenance.record.Opening;
import dev.stemma.studio.journals.JournalFileException;
import dev.stemma.studio.journals.JournalFolder;
import dev.stemma.studio.journals.OpeningsFile.Known;
import dev.stemma.studio.registry.Registry;
import dev.stemma.studio.registry.RegistryException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Erases what the records on this machine hold of a person: the openings of the commitments by which journals know him or
 * her, and what he or she wrote down; titles and names beside the journals, files from which pieces come, and rows of the
 * registry that name the person. The journals stay whole, and what they say of others too; rows of pieces are made anew
 * without the name when the studio is opened.
 */
public final class Forgetting {
    private final JournalFolder journals;
    private final Signing signing;
    private final Inspecting inspecting;
    private final Archive archive;

    Forgetting(JournalFolder journals, Signing signing, Inspecting inspecting, Archive archive) {
        this.journals = journals;
        this.signing = signing;
        this.inspecting = inspecting;
        this.archive = archive;
    }

    /**
     * What was erased.
     *
     * @param pieces for each piece that knew the person, how many names and texts
     * @param covers how many pieces had the name in their title, in that of their file, or beside their journal
     * @param sources how many files from which pieces come had it, and were deleted
     * @param rows how many rows of the registry had it
     * @param keys the purposes of the keys that were removed
     * @param problems why something could not be erased; nothing if all was
     */
    public record Forgotten(
            SortedMap<UUID, Integer> pieces,
            int covers,
            int sources,
            int rows,
            List<KeyPurpose> keys,
            List<String> problems) {
        /** Whether nothing was there to be erased. */
        public boolean isNothing() {
            return pieces.isEmpty() && covers + sources + rows == 0 && keys.isEmpty() && problems.isEmpty();
        }
    }

    /**
     * Erases it, also in the registry of this home or another one.
     *
     * @param person the name of an identity, or one that a file of somebody else showed
     * @param withKeys whether the person's keys go too
     * @param registry address of one that is not the one of this home
     */
    public Forgotten forget(String person, boolean withKeys, Optional<String> registry) throws WorkbenchException {
        if (person.isBlank()) {
            throw new WorkbenchException("nobody has an empty name", "name who is to be forgotten");
        }
        if (registry.isEmpty() && !archive.hasRegistry()) {
            return forgetWith(Optional.empty(), person, withKeys);
        }
        try (Registry open = archive.openRegistry(registry)) {
            return forgetWith(Optional.of(open), person, withKeys);
        }
    }

    private Forgotten forgetWith(Optional<Registry> registry, String person, boolean withKeys)
            throws WorkbenchException {
        SortedMap<UUID, Integer> pieces = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        NamedIn named = new NamedIn(person);
        int covers = 0;
        int sources = 0;
        try {
            for (UUID piece : pieces()) {
                JournalFolder.Erased erased = forget(person, named, piece, problems);
                if (erased.openings() > 0) {
                    pieces.put(piece, erased.openings());
                }
                covers += erased.covers();
                sources += erased.sources();
            }
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
        int rows = rows(named, registry, problems);
        List<KeyPurpose> keys = withKeys ? signing.deleteKeys(person) : List.of();
        return new Forgotten(pieces, covers, sources, rows, keys, problems);
    }

    private SortedSet<UUID> pieces() throws IOException {
        SortedSet<UUID> all = new TreeSet<>(journals.piecesWithOpenings());
        journals.pieces().forEach(files -> all.add(files.piece()));
        return all;
    }

    /** One piece that is in use or damaged keeps nobody from being forgotten in the others. */
    private JournalFolder.Erased forget(String person, NamedIn named, UUID piece, List<String> problems)
            throws IOException {
        try {
            return journals.erase(
                    piece,
                    known -> isOf(person, known),
                    cover -> cover.without(person, named::text),
                    file -> tells(named, file, problems));
        } catch (JournalFileException e) {
            problems.add(e.getMessage());
            return new JournalFolder.Erased(0, 0, 0);
        }
    }

    /** Whether a file, or its credentials, tell who somebody is. */
    private boolean tells(NamedIn named, byte[] file, List<String> problems) {
        try {
            Inspected inspected = inspecting.inspect(Given.of("", file));
            return named.textFile(file)
                    || named.row(LibraryRecords.row(inspected, Optional.empty(), "", Instant.EPOCH)
                            .inLibrary());
        } catch (WorkbenchException e) {
            problems.add(e.getMessage());
            return false;
        }
    }

    private static int rows(NamedIn named, Optional<Registry> registry, List<String> problems) {
        try {
            return registry.map(open -> open.erase(named::row)).orElse(0);
        } catch (RegistryException e) {
            problems.add(e.getMessage());
            return 0;
        }
    }

    /** Somebody is known by the identity here, or by the name shown in files of others. */
    private static boolean isOf(String person, Known known) {
        return known.identity().equals(Optional.of(person))
                || known.opening().kind() == Opening.Kind.PERSON
                        && known.opening().text().equals(person);
    }
}
