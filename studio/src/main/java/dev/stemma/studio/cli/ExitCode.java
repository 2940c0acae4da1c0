package dev.stemma.studio.cli;

/** What a command's exit code says. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    /** A verification said no. */
    REFUSED(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
