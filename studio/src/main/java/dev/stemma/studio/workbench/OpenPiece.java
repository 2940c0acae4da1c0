package dev.stemma.studio.workbench;

import dev.stemma.generator.session.Session;
import dev.stemma.generator.session.SessionException;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Remark;
import dev.stemma.studio.journals.JournalFile;
import dev.stemma.studio.journals.JournalWriter;
import dev.stemma.studio.journals.OpeningsFile.Known;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A piece while somebody works on it: the session, whose journal grows on this machine, and the file from which it comes. To
 * be closed, so that others can go on with it.
 */
public final class OpenPiece implements AutoCloseable {
    private final Session session;
    private final JournalWriter journal;
    private final Worker worker;
    private final Optional<Hand> hand;
    private final Optional<SourceFile> source;
    private final SecureRandom random;

    OpenPiece(
            Session session,
            JournalWriter journal,
            Worker worker,
            Optional<Hand> hand,
            Optional<SourceFile> source,
            SecureRandom random) {
        this.session = session;
        this.journal = journal;
        this.worker = worker;
        this.hand = hand;
        this.source = source;
        this.random = random;
    }

    Session session() {
        return session;
    }

    /** The same piece in the hands of somebody, with whose key it can be signed. */
    OpenPiece heldBy(Worker other, Optional<Hand> key) {
        return new OpenPiece(session, journal, other, key, source, random);
    }

    /** Where its history is written. */
    JournalWriter writer() {
        return journal;
    }

    /** Who works on it. */
    Actor worker() {
        return worker.actor();
    }

    /** The identity of who works on it, by name. */
    String identity() {
        return worker.identity();
    }

    /** Who can sign it. */
    Hand hand() {
        return hand.orElseThrow(() -> new IllegalStateException("the piece is open to work on, not to sign"));
    }

    /** The file from which it comes. */
    Optional<SourceFile> source() {
        return source;
    }

    /** Its journal on this machine, if it is there yet. */
    Optional<JournalFile> file() {
        return journal.file();
    }

    /**
     * What happened to it.
     *
     * @param shows the entry after which it is what a file holds
     */
    Story story(int shows) {
        List<Opening> openings = new ArrayList<>();
        source.flatMap(SourceFile::recorded).ifPresent(recorded -> openings.addAll(recorded.openings()));
        journal.known().forEach(each -> openings.add(each.opening()));
        return Story.of(session.journal(), shows, carried(), openings);
    }

    /** What is to be said of its journal, if something is. */
    public Optional<String> notice() {
        return journal.file().flatMap(JournalFile::notice);
    }

    /** How many entries of the journal the file from which it comes carries. */
    int carried() {
        return source.map(SourceFile::carried).orElse(0);
    }

    /** Writes something down about what is shown. */
    void annotate(String text) throws WorkbenchException, SessionException {
        Opening opening = new Opening(Opening.Kind.TEXT, salt(random), text, Optional.empty());
        know(new Known(opening, Optional.of(worker.identity())));
        session.annotate(worker.actor(), opening);
    }

    private void know(Known known) throws WorkbenchException {
        try {
            journal.know(known);
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }

    static CborValue.Bytes salt(SecureRandom random) {
        byte[] salt = new byte[Commitment.SALT_LENGTH];
        random.nextBytes(salt);
        return new CborValue.Bytes(salt);
    }

    /**
     * Openings of the people and texts of a part of the journal that no generation of the file carries yet.
     *
     * @param first entry of the part
     */
    List<Opening> openings(int first) {
        Map<Commitment, Opening> known = new LinkedHashMap<>();
        journal.known().forEach(each -> known.put(each.opening().commitment(), each.opening()));
        Set<Commitment> wanted = new HashSet<>();
        for (Entry entry : session.journal().entries()) {
            if (entry.index() >= first && entry.actor() instanceof Actor.Person person) {
                wanted.add(person.id());
            }
            if (entry.index() >= first && entry.operation() instanceof Remark remark) {
                wanted.add(remark.text());
            }
        }
        source.flatMap(SourceFile::recorded)
                .ifPresent(recorded -> recorded.openings().stream()
                        .filter(told -> told.equals(known.get(told.commitment())))
                        .forEach(told -> wanted.remove(told.commitment())));
        known.keySet().retainAll(wanted);
        return List.copyOf(known.values());
    }

    /**
     * Says that a file with what is shown was signed.
     *
     * @param output that it left the workshop in this form, if the journal does not say so yet
     */
    void log(Sealed sealed, Optional<Output> output) throws WorkbenchException {
        try {
            if (output.isPresent()) {
                session.put(Actor.STEMMA, output.get());
            }
            session.put(worker.actor(), sealed.signed());
        } catch (SessionException e) {
            throw WorkbenchException.of(e);
        }
    }

    /** All that has happened up to now. */
    Journal journal() {
        return session.journal();
    }

    @Override
    public void close() throws WorkbenchException {
        try {
            journal.close();
        } catch (IOException e) {
            throw WorkbenchException.ofJournal(e);
        }
    }
}
