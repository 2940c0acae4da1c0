package dev.stemma.studio.workbench;

import dev.stemma.provenance.c2pa.Verdict;

/** What became of one of many files. */
public sealed interface Examined {
    FilesToVerify.Subject subject();

    /** It was verified. */
    record Verified(FilesToVerify.Subject subject, Verdict verdict) implements Examined {}

    /** It was found in a folder, is of no kind that carries credentials, and has none beside it. */
    record OfNoKnownKind(FilesToVerify.Subject subject) implements Examined {}

    /** It cannot be opened. */
    record Unopened(FilesToVerify.Subject subject, WorkbenchException cause) implements Examined {}
}
