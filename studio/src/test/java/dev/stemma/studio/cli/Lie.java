package dev.stemma.studio.cli;

/**
 * A way to tell a record otherwise than it was.
 *
 * @param name what is told, in a few words
 * @param check that finds it out; behind {@value #UNMET}, one that cannot be made, so that whoever requires it gets a no
 * @param telling what is done to the record
 */
record Lie(String name, String check, Telling telling) {
    static final String UNMET = "no ";

    /** Changes a record. */
    interface Telling {
        void tell(ForgedRecord record) throws Exception;
    }

    @Override
    public String toString() {
        return name + " (" + check + ")";
    }
}
