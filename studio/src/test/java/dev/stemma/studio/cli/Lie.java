package dev.stemma.studio.cli;

import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Source;

/**
 * A way to tell a record otherwise than it was.
 *
 * @param name what is told, in a few words
 * @param check that finds it out, or several with {@value #AND} between; behind {@value #UNMET}, one that cannot be made, so that whoever requires it gets a no
 * @param about a kind of operation that the piece must have
 * @param telling what is done to the record
 */
record Lie(String name, String check, Class<? extends Operation> about, Telling telling) {
    static final String UNMET = "no ";
    static final String AND = " and ";

    /** Changes a record. */
    interface Telling {
        void tell(ForgedRecord record) throws Exception;
    }

    Lie(String name, String check, Telling telling) {
        this(name, check, Source.Begun.class, telling);
    }

    @Override
    public String toString() {
        return name + " (" + check + ")";
    }
}
