package dev.stemma.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of a test, in a process of its own, that says what it has done, a line each time, until it is killed. */
public final class KilledProgram {
    private final Process process;
    private final Path said;

    private KilledProgram(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** @param said the file to which it speaks */
    public static KilledProgram start(Class<?> program, Path said, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        for (Object word : words) {
            command.add(word.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        return new KilledProgram(process, said);
    }

    /** Waits until it has said so many lines. */
    public void awaitLines(int lines) throws IOException, InterruptedException {
        while (process.isAlive() && said().size() < lines) {
            Thread.sleep(1);
        }
    }

    /** Kills it, wherever it is, and gives what it said in whole lines. */
    public List<String> kill() throws IOException, InterruptedException {
        assertThat(process.isAlive()).as("it goes on until it is killed").isTrue();
        process.destroyForcibly().waitFor();
        return said();
    }

    /** What it has said so far, in whole lines. */
    public List<String> said() throws IOException {
        String all = Files.readString(said);
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }
}
