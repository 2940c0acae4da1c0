package dev.stemma.studio.workbench;

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

    public String hint() {
        return hint;
    }
}
