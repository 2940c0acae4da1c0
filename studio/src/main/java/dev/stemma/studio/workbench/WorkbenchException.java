package dev.stemma.studio.workbench;

import dev.stemma.generator.session.SessionException;
import java.io.IOException;
import java.util.Optional;

/** Something that was asked for cannot be done; the message says what was found, the hint what to do. */
public final class WorkbenchException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why it cannot be done. */
    public enum Kind {
        /** It is against a rule, or something that it needs is not as it must be. */
        REFUSED,
        /** What it is about is not there. */
        MISSING,
        /** What it is about has changed since it was asked for. */
        OVERTAKEN
    }

    private final Kind kind;
    private final String hint;
    private final String code;

    public WorkbenchException(String message, String hint) {
        this(message, hint, null);
    }

    public WorkbenchException(String message, String hint, Throwable cause) {
        this(Kind.REFUSED, "", message, hint, cause);
    }

    private WorkbenchException(Kind kind, String code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
        this.hint = hint;
    }

    /** What it is about is not there. */
    public static WorkbenchException missing(String message, String hint) {
        return new WorkbenchException(Kind.MISSING, "missing", message, hint, null);
    }

    /** What it is about has changed since it was asked for. */
    public static WorkbenchException overtaken(String message, String hint) {
        return new WorkbenchException(Kind.OVERTAKEN, "overtaken", message, hint, null);
    }

    static WorkbenchException of(SessionException e) {
        return new WorkbenchException(e.getMessage(), e.hint(), e);
    }

    /** That a journal on this machine cannot be read or written. */
    static WorkbenchException ofJournal(IOException e) {
        return new WorkbenchException(
                e.getMessage(), "journals lie in the folder journals of STEMMA_HOME, ~/.stemma if nothing is said", e);
    }

    /** The same under a name by which a program knows it. */
    public WorkbenchException coded(String name) {
        return new WorkbenchException(kind, name, getMessage(), hint, this);
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return hint;
    }

    /** Its name for programs, such as {@code password}, if it has one. */
    public Optional<String> code() {
        return code.isEmpty() ? Optional.empty() : Optional.of(code);
    }
}
