package dev.stemma.provenance.c2pa;

/** Bytes that are no JUMBF boxes. */
final class JumbfException extends Exception {
    JumbfException(String what, int offset) {
        super(what + " at byte " + offset + " of the manifest store");
    }
}
