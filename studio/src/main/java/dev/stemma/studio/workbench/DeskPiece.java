package dev.stemma.studio.workbench;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.generator.session.Standpoint;
import dev.stemma.provenance.record.Journal;
import dev.stemma.studio.journals.Cover;
import dev.stemma.studio.journals.PieceFiles;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** A piece that lies open on the desk, for one thread at a time. */
final class DeskPiece implements AutoCloseable {
    private final PieceFiles files;
    private final Optional<Melody> words;
    private OpenPiece open;
    private Cover cover;

    /** @param words the melody of the file from which it comes, with words and chords */
    DeskPiece(PieceFiles files, OpenPiece open, Cover cover, Optional<Melody> words) {
        this.files = files;
        this.open = open;
        this.cover = cover;
        this.words = words;
    }

    PieceFiles files() {
        return files;
    }

    OpenPiece open() {
        return open;
    }

    Cover cover() {
        return cover;
    }

    /** From now on it is in other hands. */
    void passTo(OpenPiece other) {
        open = other;
    }

    Session session() {
        return open.session();
    }

    /** Where what is shown stands, with the candidate that was shown last where the journal does not say which that was. */
    Standpoint standpoint() {
        Standpoint standpoint = session().standpoint();
        return cover.seen().isPresent()
                ? standpoint.having(cover.seen().getAsInt(), session().journal())
                : standpoint;
    }

    Story story() {
        return open.story(session().shown());
    }

    String title() {
        return DeskRows.title(cover, words.flatMap(Melody::title), session().journal());
    }

    Shown shown() throws WorkbenchException {
        try {
            return Shown.of(session(), title(), words);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    Optional<Melody> words() {
        return words;
    }

    /** Something that is done to it. */
    interface Deed {
        void run() throws WorkbenchException, SessionException;
    }

    /**
     * Does something, all of which comes to the disk together before this returns. If it fails, nothing does, and the piece
     * is to be opened anew.
     */
    void carryOut(Deed deed) throws WorkbenchException {
        OptionalInt seen = session().pending();
        open.writer().hold();
        try {
            deed.run();
            keep(open.writer()::release);
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        } finally {
            open.writer().discard();
        }
        if (seen.isPresent() && !session().isPending()) {
            keep(cover.seeing(seen.getAsInt()));
        }
        keepView();
    }

    /** Something that is written. */
    private interface Writing {
        void run() throws IOException;
    }

    private static void keep(Writing writing) throws WorkbenchException {
        try {
            writing.run();
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    /** Gives it another cover. */
    void keep(Cover other) throws WorkbenchException {
        keep(() -> files.keep(other));
        cover = other;
    }

    /** Keeps the cover with what is shown. */
    void keepWithView() throws WorkbenchException {
        keep(cover.showing(view()));
    }

    private Optional<Cover.View> view() {
        int entries = session().journal().size();
        int shown = session().shown();
        return shown == entries - 1 ? Optional.empty() : Optional.of(new Cover.View(entries, shown));
    }

    private void keepView() throws WorkbenchException {
        Journal journal = session().journal();
        int shown = session().shown();
        if (cover.shown(journal.size()).orElse(journal.size() - 1) != shown) {
            keep(cover.showing(view()));
        }
    }

    @Override
    public void close() throws WorkbenchException {
        open.close();
    }
}
