package dev.stemma.provenance.c2pa;

/** A claim or an assertion lacks what the specification demands. */
final class MalformedException extends Exception {
    private final String code;

    MalformedException(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The specification's status code. */
    String code() {
        return code;
    }
}
