package dev.stemma.studio.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Shows a text, or writes it to a file that is not there yet. */
final class Texts {
    private Texts() {}

    static void write(Terminal terminal, Optional<Path> out, String text) {
        if (out.isEmpty()) {
            terminal.out().print(text);
            return;
        }
        try {
            Files.write(
                    terminal.resolve(out.get()), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(out.get() + " exists already", "choose another --out", e);
        } catch (IOException e) {
            throw new Failure(
                    out.get() + " cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        }
    }
}
