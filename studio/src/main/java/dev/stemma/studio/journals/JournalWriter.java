package dev.stemma.studio.journals;

import dev.stemma.generator.session.JournalSink;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Source;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what happens to one piece: its journal, and the openings beside it. A piece that was only begun or brought in, and
 * with which nothing was done yet, leaves nothing on the disk.
 */
public final class JournalWriter implements JournalSink, AutoCloseable {
    private final JournalFolder folder;
    private final OpeningsFile openings;
    private final List<Known> known;
    private final List<Entry> held = new ArrayList<>();
    private Optional<JournalFile> file;
    private boolean holding;

    private JournalWriter(JournalFolder folder, OpeningsFile openings, List<Known> known, Optional<JournalFile> file) {
        this.folder = folder;
        this.openings = openings;
        this.known = known;
        this.file = file;
    }

    /** For a piece that begins now. */
    public static JournalWriter begin(JournalFolder folder, UUID piece) {
        return new JournalWriter(folder, folder.openings(piece), new ArrayList<>(), Optional.empty());
    }

    /** For a piece with a history; see {@link JournalFolder#resume}. */
    public static JournalWriter resume(JournalFolder folder, Journal history) throws IOException {
        OpeningsFile openings = folder.openings(history.piece());
        List<Known> known = openings.read();
        return new JournalWriter(folder, openings, known, Optional.of(folder.resume(history)));
    }

    /** For a piece whose journal is here. */
    public static JournalWriter resume(JournalFolder folder, PieceFiles files) throws IOException {
        OpeningsFile openings = folder.openings(files.piece());
        List<Known> known = openings.read();
        return new JournalWriter(folder, openings, known, Optional.of(files.open()));
    }

    /** Brings to the disk a piece that was only begun or brought in. */
    public void settle() throws IOException {
        if (file.isEmpty()) {
            create();
        }
    }

    /** What the disk had of the journal when it was opened; nothing of a new piece. */
    public Journal journal() {
        return file.map(JournalFile::journal).orElseGet(Journal::new);
    }

    /** Where the journal is, if it is on the disk yet. */
    public Optional<JournalFile> file() {
        return file;
    }

    /** Openings that are known on this machine. */
    public List<Known> known() {
        return Collections.unmodifiableList(known);
    }

    /** Keeps an opening, before an entry uses it. */
    public void know(Known opening) throws IOException {
        if (file.isPresent()) {
            openings.append(opening);
        }
        known.add(opening);
    }

    /** From now on keeps entries back, so that they can come to the disk together. */
    public void hold() {
        holding = true;
    }

    /** Brings the entries that were kept back to the disk; later ones come there at once again. */
    public void release() throws IOException {
        holding = false;
        if (file.isPresent() && !held.isEmpty()) {
            file.get().append(held);
            held.clear();
        }
    }

    /** Forgets the entries that were kept back. */
    public void discard() {
        holding = false;
        if (file.isPresent()) {
            held.clear();
        }
    }

    @Override
    public void add(Entry entry) throws IOException {
        if (holding && file.isPresent()) {
            held.add(entry);
            return;
        }
        if (file.isPresent()) {
            file.get().append(entry);
            return;
        }
        if (!(entry.operation() instanceof Source)) {
            create();
            file.orElseThrow().append(entry);
            return;
        }
        held.add(entry);
    }

    private void create() throws IOException {
        for (Known opening : known) {
            openings.append(opening);
        }
        JournalFile created = folder.create(((Source.Begun) held.get(0).operation()).piece());
        file = Optional.of(created);
        created.append(held);
        held.clear();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
