package dev.stemma.studio.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that puts pieces into a registry until it is killed, and says after each that it is there. */
final class Putting {
    private final Process process;
    private final Path said;

    private Putting(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    public static void main(String[] words) {
        try (Registry registry = Registry.open(words[0])) {
            for (int i = 0; i < 100_000; i++) {
                PieceRow row = Rows.piece(words[1] + " " + i);
                registry.pieces().put(row);
                System.out.println(row.title());
            }
        }
    }

    static Putting into(Path file, String name, Path folder) throws IOException {
        Path said = folder.resolve(name + ".txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Putting.class.getName(),
                        SqliteFile.PREFIX + file,
                        name)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        return new Putting(process, said);
    }

    void awaitLines(int lines) throws IOException, InterruptedException {
        while (process.isAlive() && said().size() < lines) {
            Thread.sleep(5);
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whole lines. */
    List<String> said() throws IOException {
        String all = Files.readString(said);
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }
}
