package dev.stemma.studio.cli;

import java.nio.file.Path;

/** What copies of files are called. */
final class FileNames {
    private FileNames() {}

    /** The file beside it with a word before the ending: {@code tune.mid} and {@code plain} make {@code tune.plain.mid}. */
    static Path with(Path file, String word) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling(
                dot < 0 ? name + "." + word : name.substring(0, dot) + "." + word + name.substring(dot));
    }
}
