package dev.stemma.provenance.log;

/** A log, or something that a log or a witness wrote, cannot be used: says what, why, and what is expected. */
public final class LogException extends RuntimeException {
    LogException(String problem) {
        super(problem);
    }

    LogException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
