package dev.stemma.provenance.identity;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder cannot be used, as a clause for people: the platform's message is often only its name. */
final class DiskProblem {
    private DiskProblem() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "its rights do not allow it";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "there is a file where a folder is expected";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        return e.getMessage() == null ? "the disk gives no reason" : e.getMessage();
    }
}
