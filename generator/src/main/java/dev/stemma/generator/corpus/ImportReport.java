package dev.stemma.generator.corpus;

import java.util.ArrayList;
import java.util.List;

/** What was taken from each file, what was left, and why. */
public record ImportReport(List<FileReport> files) {
    /**
     * @param file as found below the folder that was read, with {@code /} between names
     * @param descriptor name of the descriptor that gave the terms
     * @param taken ids of the works
     */
    public record FileReport(String file, String descriptor, List<String> taken, List<Left> left) {
        public FileReport {
            taken = List.copyOf(taken);
            left = List.copyOf(left);
        }
    }

    /**
     * @param place the tune or line in the file, or the file itself
     * @param reason what was found and what is accepted
     */
    public record Left(String place, String reason) {}

    public ImportReport {
        files = List.copyOf(files);
    }

    /** Number of works taken. */
    public int takenCount() {
        return files.stream().mapToInt(file -> file.taken().size()).sum();
    }

    /** Number of entries left. */
    public int leftCount() {
        return files.stream().mapToInt(file -> file.left().size()).sum();
    }

    /** For people: a line for each file, and below it an indented one for each entry left. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (FileReport file : files) {
            lines.add(file.file() + ": " + file.taken().size() + " taken, "
                    + file.left().size() + " left (terms: " + file.descriptor() + ")");
            file.left().forEach(left -> lines.add("  " + left.place() + ": " + left.reason()));
        }
        return List.copyOf(lines);
    }
}
