package dev.stemma.provenance.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A text and the signatures under it (C2SP signed-note). Until {@link #verify} has named a key that is known, nobody has
 * said the text.
 *
 * @param text ends with a new line
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** How long a note may be in bytes. */
    public static final int MAX_LENGTH = 1_000_000;

    /** How many signatures a note may have. */
    public static final int MAX_SIGNATURES = 100;

    /**
     * A signature that a key has made.
     *
     * @param time when, if the kind of signature says
     */
    public record Verified(VerifierKey key, NoteSignature signature, Optional<Instant> time) {}

    public SignedNote {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new LogException("a note has 1 to " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new LogException("the text of a note ends with a new line");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new LogException("a note has no control characters but the new line");
        }
    }

    /** Reads a note; what is read would be written the same. */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new LogException("a note has at most " + MAX_LENGTH + " bytes, found " + bytes.length);
        }
        return parse(Exact.utf8("a signed note", bytes));
    }

    static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new LogException(
                    "expected a signed note: a text, an empty line, and signatures, each line ending with a new line");
        }
        String[] lines = note.substring(blank + 2).split("\n", -1);
        if (lines.length - 1 > MAX_SIGNATURES) {
            throw new LogException("a note has 1 to " + MAX_SIGNATURES + " signatures, found " + (lines.length - 1));
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int i = 0; i < lines.length - 1; i++) {
            signatures.add(NoteSignature.parse(lines[i]));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /**
     * The signatures by keys that are known, one for each at most; others are passed over.
     *
     * @throws LogException if a signature names a known key that did not make it: then nothing of the note is to be trusted
     */
    public List<Verified> verify(Collection<VerifierKey> known) {
        List<Verified> verified = new ArrayList<>();
        for (VerifierKey key : new LinkedHashSet<>(known)) {
            Optional<Verified> first = Optional.empty();
            for (NoteSignature signature : signatures) {
                if (key.isNamedBy(signature)) {
                    Verified good = key.verify(text, signature)
                            .orElseThrow(() -> new LogException(
                                    "the signature of " + key.name() + " was not made by its key over this text"));
                    first = first.or(() -> Optional.of(good));
                }
            }
            first.ifPresent(verified::add);
        }
        return verified;
    }

    /** The same text with further signatures. */
    public SignedNote with(Collection<NoteSignature> more) {
        LinkedHashSet<NoteSignature> all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] encode() {
        return Exact.utf8(toString());
    }

    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
