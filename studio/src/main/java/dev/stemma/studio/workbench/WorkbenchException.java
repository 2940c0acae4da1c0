package dev.stemma.studio.workbench;

import dev.stemma.generator.session.SessionException;
import java.io.IOException;

/** Something that was asked for cannot be done; the message says what was found, the hint what to do. */
public final class WorkbenchException extends Exception {
    private static final long serialVersionUID = 1;

    private final String hint;

    public WorkbenchException(String message, String hint) {
        this(message, hint, null);
    }

    public WorkbenchException(String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    static WorkbenchException of(SessionException e) {
        return new WorkbenchException(e.getMessage(), e.hint(), e);
    }

    /** That a journal on this machine cannot be read or written. */
    static WorkbenchException ofJournal(IOException e) {
        return new WorkbenchException(
                e.getMessage(), "journals lie in the folder journals of STEMMA_HOME, ~/.stemma if nothing is said", e);
    }

    public String hint() {
        return hint;
    }
}
