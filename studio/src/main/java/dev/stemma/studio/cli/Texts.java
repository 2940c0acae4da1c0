package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        out.ifPresent(file -> write(terminal.resolve(file), text));
        if (options.json) {
            ObjectNode document = Json.object();
            out.ifPresentOrElse(
                    file -> document.put("path", terminal.resolve(file).toString()), () -> document.put("text", text));
            Json.print(terminal, document);
        } else {
            terminal.out()
                    .print(out.map(file -> "written: " + file + System.lineSeparator())
                            .orElse(text));
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
