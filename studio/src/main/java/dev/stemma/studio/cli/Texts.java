package dev.stemma.studio.cli;

import dev.stemma.studio.documents.Json;
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

    /** As JSON it is the member {@code text}, or {@code path} where it was written to a file. */
    static void write(Terminal terminal, CommonOptions options, Optional<Path> out, String text) {
        if (out.isPresent()) {
            write(terminal.resolve(out.get()), text);
            written(terminal, options, out.get());
        } else if (options.json) {
            JsonOutput.print(terminal, Json.object().put("text", text));
        } else {
            terminal.out().print(text);
        }
    }

    /** Says where a file was written. */
    static void written(Terminal terminal, CommonOptions options, Path file) {
        if (options.json) {
            JsonOutput.print(
                    terminal, Json.object().put("path", terminal.resolve(file).toString()));
        } else {
            terminal.out().println("written: " + file);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(file + " exists already", "choose another --out", e);
        } catch (IOException e) {
            throw new Failure(file + " cannot be written: " + e.getMessage(), "check the folder and its rights", e);
        }
    }
}
