package dev.stemma.studio.journals;

import java.io.IOException;

/** Thrown if a journal on the disk is damaged, in use, or cannot be read or written. */
public final class JournalFileException extends IOException {
    private static final long serialVersionUID = 1;

    JournalFileException(String message) {
        super(message);
    }

    JournalFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
