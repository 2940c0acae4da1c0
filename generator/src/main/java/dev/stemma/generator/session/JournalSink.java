package dev.stemma.generator.session;

import dev.stemma.provenance.record.Entry;
import java.io.IOException;

/** Where a session keeps what happens, before anybody sees that it has happened. */
public interface JournalSink {
    /** Nothing is kept beside the session: for trying things out. */
    JournalSink NOWHERE = entry -> {};

    /**
     * Keeps the next entry.
     *
     * @throws IOException if it is not certain to last; then it has not happened
     */
    void add(Entry entry) throws IOException;
}
