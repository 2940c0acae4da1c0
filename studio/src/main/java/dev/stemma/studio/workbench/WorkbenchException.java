package dev.stemma.studio.workbench;

import dev.stemma.generator.session.SessionException;
import java.io.IOException;

/** Something that was asked for cannot be done; the message says what was found, the hint what to do. */
public final class WorkbenchException extends Exception {
    private static final long serialVersionUID = 1;

    /** Of what kind it is, where that makes a difference to who asked. */
    public enum Kind {
        REFUSED,
        /** There is nothing of the name. */
        GONE,
        /** The piece has moved on since it was looked at. */
        MOVED_ON,
        /** The password is missing or wrong. */
        PASSWORD
    }

    private final String hint;
    private final Kind kind;

    public WorkbenchException(String message, String hint) {
        this(message, hint, null);
    }

    public WorkbenchException(String message, String hint, Throwable cause) {
        this(Kind.REFUSED, message, hint, cause);
    }

    private WorkbenchException(Kind kind, String message, String hint, Throwable cause) {
        super(message, cause);
        this.hint = hint;
        this.kind = kind;
    }

    static WorkbenchException gone(String message, String hint) {
        return new WorkbenchException(Kind.GONE, message, hint, null);
    }

    static WorkbenchException movedOn(String message, String hint) {
        return new WorkbenchException(Kind.MOVED_ON, message, hint, null);
    }

    static WorkbenchException ofPassword(WorkbenchException cause, String hint) {
        return new WorkbenchException(Kind.PASSWORD, cause.getMessage(), hint, cause);
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

    public Kind kind() {
        return kind;
    }
}
