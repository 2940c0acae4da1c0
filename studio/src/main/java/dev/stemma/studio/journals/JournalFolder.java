package dev.stemma.studio.journals;

import dev.stemma.provenance.identity.OwnerOnly;
import dev.stemma.provenance.record.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The journals of one person on one machine: {@code PIECE.jsonl}, with the openings of its commitments in {@code
 * PIECE.openings.jsonl} beside it. If a piece is worked on elsewhere too and comes back with another history, that has a file
 * of its own: {@code PIECE-2.jsonl}. Only their owner can read them.
 */
public final class JournalFolder {
    private static final int MOST_HISTORIES = 1_000;

    private final Path folder;

    public JournalFolder(Path folder) {
        this.folder = folder;
    }

    /** The journal of a piece that begins now. */
    public JournalFile create(UUID piece) throws IOException {
        OwnerOnly.createFolder(folder);
        Path path = path(piece, 1);
        OwnerOnly.createFile(path);
        return JournalFile.open(path);
    }

    /**
     * The journal that has all that a file says of its history, and perhaps more, as work went on since.
     *
     * @param known the journal of the file; what is not on the disk of it is written there
     */
    public JournalFile resume(Journal known) throws IOException {
        OwnerOnly.createFolder(folder);
        for (int history = 1; history <= MOST_HISTORIES; history++) {
            Path path = path(known.piece(), history);
            if (!Files.exists(path)) {
                OwnerOnly.createFile(path);
            }
            JournalFile file = JournalFile.open(path);
            if (agree(file.journal(), known)) {
                file.appendRestOf(known);
                return file;
            }
            file.close();
        }
        throw new JournalFileException(
                "the piece " + known.piece() + " has more than " + MOST_HISTORIES + " histories in " + folder);
    }

    /** The journal that goes on from what a file says of its history, as far as it is on the disk; nothing is written. */
    public Journal peek(Journal known) throws IOException {
        for (int history = 1; Files.exists(path(known.piece(), history)); history++) {
            Journal journal = JournalFile.peek(path(known.piece(), history));
            if (journal.size() > known.size() && agree(journal, known)) {
                return journal;
            }
        }
        return known;
    }

    /** Whether one is the beginning of the other. */
    private static boolean agree(Journal one, Journal other) {
        int shorter = Math.min(one.size(), other.size());
        return shorter == 0
                || one.links()
                        .get(shorter - 1)
                        .digest()
                        .equals(other.links().get(shorter - 1).digest());
    }

    private Path path(UUID piece, int history) {
        return folder.resolve(piece + (history == 1 ? "" : "-" + history) + ".jsonl");
    }

    /** The openings of a piece's commitments. */
    public OpeningsFile openings(UUID piece) {
        return new OpeningsFile(folder.resolve(piece + OpeningsFile.ENDING));
    }
}
